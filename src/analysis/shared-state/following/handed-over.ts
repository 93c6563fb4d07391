import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { isLimit } from "../places/guards.ts";
import type { State } from "../places/state.ts";
import type { Transfer } from "./transfer.ts";

/**
 * `if (busy) await new Promise((resolve) => waiting.push(resolve)); else busy = true;`: who waits in such a
 * line is woken by the one that goes, and what was found taken is still taken, for him.
 */
export function handedOver(
  transfer: Transfer,
  state: State,
  promise: ts.Expression | undefined,
): State {
  if (state.guards.size === 0 || !promise || !standsInLine(transfer, promise))
    return state;
  const claims = new Map(state.claims);
  for (const [condition, { sides, reads }] of state.guards) {
    if (sides === 3 || isLimit(condition)) continue;
    for (const { location, indirect } of reads.values()) {
      if (indirect || claims.has(location.key)) continue;
      const key = location.path.find(({ kind }) => kind === "key");
      claims.set(location.key, key?.text ?? "");
    }
  }
  return { ...state, claims };
}

/** Whether a new promise leaves what resolves it in a list of the world outside. */
function standsInLine(transfer: Transfer, promise: ts.Expression): boolean {
  const made = skipOuter(promise);
  if (!ts.isNewExpression(made) || made.expression.getText() !== "Promise")
    return false;
  const executor = made.arguments?.[0] && skipOuter(made.arguments[0]);
  if (
    !executor ||
    !(ts.isArrowFunction(executor) || ts.isFunctionExpression(executor))
  )
    return false;
  const resolve = executor.parameters[0]?.name;
  const symbol = resolve && symbolOf(transfer.checker, resolve);
  if (!symbol) return false;
  const mentions = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) &&
      node.text === symbol.name &&
      symbolOf(transfer.checker, node) === symbol) ||
    (ts.forEachChild(node, (child) => mentions(child) || undefined) ?? false);
  const keeps = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      /^(?:push|unshift|add|set|enqueue)$/.test(node.expression.name.text) &&
      !isLocal(transfer, node.expression.expression) &&
      node.arguments.some(mentions)) ||
    (ts.forEachChild(node, (child) => keeps(child) || undefined) ?? false);
  return keeps(executor.body);
}

function isLocal(transfer: Transfer, list: ts.Expression): boolean {
  let at = skipOuter(list);
  while (ts.isPropertyAccessExpression(at)) at = skipOuter(at.expression);
  return ts.isIdentifier(at) && transfer.localOf(at) !== undefined;
}
