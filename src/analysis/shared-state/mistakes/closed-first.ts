import ts from "typescript";

import { importedName } from "../../../program/files/imported-names.ts";
import { chaining } from "../../../program/files/method-names.ts";
import { rootOfChain, skipOuter } from "../../../program/syntax/functions.ts";
import type { Stale, WriteEffect } from "../places/effect.ts";
import { acquiresBetween } from "./acquirers.ts";
import { constantNamed, plainText } from "../places/nodes.ts";
import { holderOf } from "../places/written-container.ts";

// What ends for good is told by no type: the name that it was given says it.
const closing =
  /^(?:abort|cancel|cleanup|cleanUp|close|destroy|detach|disconnect|dispose|drain|end|exit|kill|leave|quit|shutdown|shutDown|stop|teardown|tearDown|terminate|unsubscribe)(?![a-z])/;

/** How many constants may stand between an entry and what is closed. */
const deepest = 4;

/**
 * Whether an entry that was found is closed before it is taken out: `const t = transports.get(id); if (!t) return; await t.close();
 * transports.delete(id)`. Whoever comes second closes what is closed, and takes out what is gone.
 */
export function isClosedFirst(
  checker: ts.TypeChecker,
  { target }: WriteEffect,
  { condition, suspension, read }: Stale,
): boolean {
  const holder = holderOf(
    ts.isDeleteExpression(target) ? target.expression : target,
  );
  if (
    !holder ||
    !condition ||
    !ts.isAwaitExpression(suspension) ||
    !ts.isExpressionStatement(suspension.parent) ||
    // `await t.close(); await payments.refund(t.id);`
    acquiresBetween(read.node, target)
  )
    return false;
  const container = plainText(holder);
  const key = keyOf(target);
  if (!key) return false;
  const entry = plainText(key);
  const root = rootOfChain(key);
  const held =
    root !== key && ts.isIdentifier(root)
      ? constantNamed(checker, root)
      : undefined;
  // `sessions.delete(session.id)`, of the session that was found there.
  const isOwnKey =
    held !== undefined && /^[.[]/.test(afterContainer(held, container));
  /** `t` of `const t = transports.get(id)`, `transports.get(id)!`, a part of either. */
  const isFound = (expression: ts.Expression, depth = deepest): boolean => {
    const inner = skipOuter(expression);
    const access = afterContainer(inner, container);
    if (access)
      return (
        isOwnKey ||
        access.startsWith(`.get(${entry})`) ||
        access.startsWith(`[${entry}]`)
      );
    if (!ts.isIdentifier(inner)) {
      const root = rootOfChain(inner);
      return root !== inner && ts.isIdentifier(root) && isFound(root, depth);
    }
    const value = depth > 0 ? constantNamed(checker, inner) : undefined;
    return (
      value !== undefined &&
      !ts.isIdentifier(value) &&
      isFound(value, depth - 1)
    );
  };
  const call = callBehind(suspension.expression);
  if (!call) return false;
  const callee = skipOuter(call.expression);
  if (ts.isPropertyAccessExpression(callee))
    return (
      closing.test(callee.name.text) &&
      // `await room.leave(user)`: the others are still there.
      (callee.name.text !== "leave" || call.arguments.length === 0) &&
      (isFound(callee.expression) ||
        call.arguments.some((given) => isFound(given)))
    );
  return (
    ts.isIdentifier(callee) &&
    closing.test(importedName(callee)) &&
    call.arguments.some((given) => isFound(given))
  );
}

/** `.get(id)`, `[id].part`: how a container's entry is looked up. */
function afterContainer(expression: ts.Node, container: string): string {
  const text = plainText(expression);
  const rest = text.startsWith(container) ? text.slice(container.length) : "";
  return /^(?:\.get\(|\[)/.test(rest) ? rest : "";
}

/** `id` of `sessions.delete(id)`, `delete sessions[id]` */
function keyOf(target: ts.Node): ts.Expression | undefined {
  const access = ts.isDeleteExpression(target)
    ? skipOuter(target.expression)
    : target;
  const key = ts.isElementAccessExpression(access)
    ? access.argumentExpression
    : ts.isCallExpression(access)
      ? access.arguments[0]
      : undefined;
  return key && skipOuter(key);
}

/** `t.close()` of `t.close().catch(log)` */
function callBehind(expression: ts.Expression): ts.CallExpression | undefined {
  const inner = skipOuter(expression);
  if (!ts.isCallExpression(inner)) return undefined;
  const callee = skipOuter(inner.expression);
  return ts.isPropertyAccessExpression(callee) && chaining.has(callee.name.text)
    ? callBehind(callee.expression)
    : inner;
}
