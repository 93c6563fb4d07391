import ts from "typescript";

import { awaitedType } from "../../../program/syntax/awaited.ts";
import { skipOuter } from "../../../program/syntax/functions.ts";
import { typeAt } from "../../../program/types/types.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import type { State } from "../places/state.ts";
import type { Value } from "../places/value.ts";

/**
 * `const before = tail; tail = new Promise(…); await before`: a queue of promises, in which each waits for
 * the one that it has replaced, or put into a chain (`tail = before.then(() => mine)`).
 */
export function isSerialised(
  checker: ts.TypeChecker,
  state: State,
  { expression }: ts.AwaitExpression,
  awaited: Value,
): boolean {
  // What waits for a result that was computed from a counter waits for no queue.
  const isQueued = isNameOfPromise(checker, skipOuter(expression));
  for (const read of awaited.reads.values()) {
    if (read.stale) continue;
    const own = state.own.get(read.location.key);
    if (own && !own.suspension && read.node.pos < own.node.pos) return true;
    if (
      isQueued &&
      state.counted.has(read.location.key) &&
      isPromise(checker, read.node)
    )
      return true;
  }
  return false;
}

function isNameOfPromise(
  checker: ts.TypeChecker,
  awaited: ts.Expression,
): boolean {
  return ts.isIdentifier(awaited) && isPromise(checker, awaited);
}

function isPromise(checker: ts.TypeChecker, node: ts.Node): boolean {
  const type = typeAt(checker, node);
  return awaitedType(checker, type) !== type;
}

/** `tail = tail.then(work)`: `work` runs after what was queued before. */
export const isQueue: (
  checker: ts.TypeChecker,
  call: ts.CallExpression,
) => boolean = oncePerNode((_, call) => {
  const callee = skipOuter(call.expression);
  if (
    !ts.isPropertyAccessExpression(callee) ||
    !/^(?:then|finally)$/.test(callee.name.text)
  )
    return false;
  let receiver: ts.Expression = skipOuter(callee.expression);
  // `tail.catch(ignore).then(work)`
  while (
    ts.isCallExpression(receiver) &&
    ts.isPropertyAccessExpression(receiver.expression)
  )
    receiver = skipOuter(receiver.expression.expression);
  const text = sourceOf(receiver);
  let scope: ts.Node = call;
  while (scope.parent && !ts.isFunctionLike(scope) && !ts.isSourceFile(scope))
    scope = scope.parent;
  let queued = false;
  const visit = (node: ts.Node): void => {
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      node.left.getText() === text
    )
      queued = true;
    // `locks.set(key, run)`, where the queue came from `locks.get(key)`.
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === "set" &&
      text.startsWith(`${node.expression.expression.getText()}.get(`)
    )
      queued = true;
    if (!queued) ts.forEachChild(node, visit);
  };
  visit(scope);
  return queued;
});

/** What a local name of a queue was read from: `tail` of `const before = tail`. */
function sourceOf(receiver: ts.Expression): string {
  if (!ts.isIdentifier(receiver)) return receiver.getText();
  let scope: ts.Node = receiver;
  while (scope.parent && !ts.isFunctionLike(scope) && !ts.isSourceFile(scope))
    scope = scope.parent;
  let source: string | undefined;
  const visit = (node: ts.Node): void => {
    if (
      ts.isVariableDeclaration(node) &&
      node.initializer &&
      node.name.getText() === receiver.text
    )
      source = node.initializer.getText();
    if (source === undefined) ts.forEachChild(node, visit);
  };
  visit(scope);
  return source ?? receiver.text;
}
