import ts from "typescript";

import { awaitedType } from "../../program/awaited.ts";
import { skipOuter } from "../../program/functions.ts";
import { oncePerNode } from "../../program/once.ts";
import { packageOf } from "../../program/package-of.ts";
import { symbolOf } from "../../program/symbols.ts";
import type { Specifier } from "../../program/specifier.ts";
import type { Project } from "../project.ts";
import type { State } from "./state.ts";
import type { Value } from "./value.ts";
import { typeAt } from "../../program/types.ts";

/** What a call does with a lock. */
export type LockUse =
  /** Its function argument runs while others are kept out. */
  | "wraps"
  /** Once awaited, others are kept out… */
  | "acquires"
  /** … until this. */
  | "releases";

const wrappers = new Set([
  "runExclusive",
  "withLock",
  "runLocked",
  "synchronized",
  "exclusive",
  "using",
]);
const acquirers = new Set(["acquire", "acquireAsync", "lock", "enter", "wait"]);
const releasers = new Set(["release", "unlock", "leave", "signal"]);

/** Methods that may wrap, by the type of what they are called on. */
const otherWrappers = new Set(["request", "dispatch", "use"]);
const named = new Set([
  ...wrappers,
  ...otherWrappers,
  ...acquirers,
  ...releasers,
]);

/** Whether a call takes, holds or gives back a lock, by the type of what it is called on. */
export const lockUse: (
  project: Pick<Project, "checker" | "settings">,
  call: ts.CallExpression,
) => LockUse | undefined = oncePerNode(askLockUse);

function askLockUse(
  { checker, settings: { locks } }: Pick<Project, "checker" | "settings">,
  call: ts.CallExpression,
): LockUse | undefined {
  const callee = skipOuter(call.expression);
  const member = ts.isPropertyAccessExpression(callee) ? callee : undefined;
  const name = member
    ? member.name
    : ts.isIdentifier(callee)
      ? callee
      : undefined;
  if (!name) return undefined;
  const listed = locks.some((lock) => namesCallee(checker, lock, name));
  // Names first: the types of arguments are what costs.
  const limits = isLimitOfOne(checker, callee);
  if (!listed && !limits && !(member && named.has(name.text))) return undefined;
  const takesFunction = call.arguments.some((argument) =>
    isCallable(checker, argument),
  );
  if (listed) return takesFunction ? "wraps" : "acquires";
  if (takesFunction) {
    return limits || (member !== undefined && wrapsByType(checker, member))
      ? "wraps"
      : undefined;
  }
  if (!member) return undefined;
  if (acquirers.has(name.text) && isLock(checker, member, call))
    return "acquires";
  return releasers.has(name.text) ? "releases" : undefined;
}

function isCallable(checker: ts.TypeChecker, argument: ts.Expression): boolean {
  const inner = skipOuter(argument);
  return (
    ts.isFunctionLike(inner) ||
    // A text, a number, an object written here is none.
    (!ts.isLiteralExpression(inner) &&
      !ts.isObjectLiteralExpression(inner) &&
      typeAt(checker, inner).getCallSignatures().length > 0)
  );
}

function wrapsByType(
  checker: ts.TypeChecker,
  callee: ts.PropertyAccessExpression,
): boolean {
  const name = callee.name.text;
  if (wrappers.has(name)) return !hasSeveralPermits(checker, callee.expression);
  const type = typeAt(checker, callee.expression);
  const typeName = type.getSymbol()?.getName() ?? "";
  if (name === "request") return typeName === "LockManager";
  return (
    (acquirers.has(name) || otherWrappers.has(name)) &&
    /lock|mutex|semaphore/i.test(typeName) &&
    !hasSeveralPermits(checker, callee.expression)
  );
}

/** `acquire()` of something that can be released, or that answers with the function that releases it. */
function isLock(
  checker: ts.TypeChecker,
  callee: ts.PropertyAccessExpression,
  call: ts.CallExpression,
): boolean {
  if (hasSeveralPermits(checker, callee.expression)) return false;
  const type = typeAt(checker, callee.expression);
  for (const name of releasers) {
    const release = type.getProperty(name);
    if (!release) continue;
    const signature = checker
      .getTypeOfSymbolAtLocation(release, call)
      .getCallSignatures()[0];
    // `pool.release(connection)` gives something back: a pool lets many in.
    if (
      signature &&
      (signature.getParameters().length === 0 ||
        /lock|mutex|sema/i.test(type.getSymbol()?.getName() ?? ""))
    )
      return true;
  }
  const answer = typeAt(checker, call);
  const got = awaitedType(checker, answer) ?? answer;
  return (
    got.getCallSignatures().length > 0 ||
    got.getProperty("release") !== undefined ||
    (checker.isTupleType(got) &&
      checker
        .getTypeArguments(got as ts.TypeReference)
        .some((part) => part.getCallSignatures().length > 0))
  );
}

/** `new Semaphore(5)` lets five in at once. */
function hasSeveralPermits(
  checker: ts.TypeChecker,
  lock: ts.Expression,
): boolean {
  const made = initializerOf(checker, lock);
  return (
    made !== undefined &&
    ts.isNewExpression(made) &&
    (made.arguments ?? []).some(
      (argument) => ts.isNumericLiteral(argument) && Number(argument.text) > 1,
    )
  );
}

/** `pLimit(1)` runs one function after the other. */
function isLimitOfOne(checker: ts.TypeChecker, callee: ts.Expression): boolean {
  const made = initializerOf(checker, callee);
  const count =
    made && ts.isCallExpression(made) ? made.arguments[0] : undefined;
  if (!made || !ts.isCallExpression(made) || !count) return false;
  if (!ts.isNumericLiteral(count) || count.text !== "1") return false;
  const declaration = symbolOf(checker, skipOuter(made.expression))
    ?.declarations?.[0];
  return declaration !== undefined && packageOf(declaration) !== ".";
}

function initializerOf(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): ts.Expression | undefined {
  const inner = skipOuter(expression);
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  const declaration = symbolOf(checker, name)?.valueDeclaration;
  return declaration &&
    (ts.isVariableDeclaration(declaration) ||
      ts.isPropertyDeclaration(declaration)) &&
    declaration.initializer
    ? skipOuter(declaration.initializer)
    : undefined;
}

function namesCallee(
  checker: ts.TypeChecker,
  lock: Specifier,
  name: ts.Identifier | ts.MemberName,
): boolean {
  const names =
    typeof lock === "string"
      ? [lock]
      : typeof lock.name === "string"
        ? [lock.name]
        : lock.name;
  const short = names.map((entry) => entry.split(".").at(-1));
  if (!short.includes(name.text)) return false;
  if (typeof lock === "string" || lock.from === "lib") return true;
  const declaration = symbolOf(checker, name)?.declarations?.[0];
  if (!declaration) return false;
  const from = packageOf(declaration);
  if (lock.from === "package") return from === lock.package;
  return (
    from === "." &&
    (lock.path === undefined ||
      declaration.getSourceFile().fileName.endsWith(lock.path))
  );
}

/**
 * `const before = tail; tail = new Promise(…); await before`: a queue of promises, in which each waits for
 * the one that it has replaced.
 */
export function isSerialised(state: State, awaited: Value): boolean {
  for (const read of awaited.reads.values()) {
    const own = state.own.get(read.location.key);
    if (!read.stale && own && !own.suspension && read.node.pos < own.node.pos)
      return true;
  }
  return false;
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
