import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { chainOf } from "./chained.ts";
import { isQueue } from "./promise-queues.ts";
import type { AnyCall } from "./runs.ts";
import { isExclusive, type State } from "../places/state.ts";
import type { Transfer } from "./transfer.ts";
import { aliasOf } from "../places/value.ts";

/** The bit of the parameter that an expression is; 0 for anything else. */
export function parameterBit(
  transfer: Transfer,
  state: State,
  expression: ts.Expression,
): number {
  const alias = aliasOf(transfer.value(state, expression));
  return alias?.root.kind === "parameter" && alias.path.length === 0
    ? 1 << alias.root.index
    : 0;
}

/** A parameter that this body calls: while it holds a lock, after a wait, at once. */
export function noteCalledParameters(
  transfer: Transfer,
  state: State,
  call: AnyCall,
  callee: ts.Expression,
): void {
  if (!transfer.emit) return;
  const bits = (expression: ts.Expression): number =>
    parameterBit(transfer, state, expression);
  const called = bits(callee);
  if (isExclusive(state) || state.claims.size > 0)
    transfer.lockedParameters |= called;
  if (state.late) transfer.lateParameters |= called;
  else transfer.promptParameters |= called;
  if (ts.isCallExpression(call) && chainOf(call))
    for (const argument of call.arguments)
      transfer.lateParameters |= bits(argument);
  if (ts.isCallExpression(call) && isQueue(transfer.checker, call)) {
    for (const argument of call.arguments)
      transfer.lockedParameters |= bits(argument);
  }
}

/**
 * `tasks.push(() => job())`, where what is in the list is taken from it again, one after the other: what this
 * body was given may run alone.
 */
export function noteQueuedParameters(
  transfer: Transfer,
  state: State,
  call: ts.CallExpression,
): void {
  const callee = skipOuter(call.expression);
  if (
    !transfer.emit ||
    !ts.isPropertyAccessExpression(callee) ||
    !/^(?:push|unshift)$/.test(callee.name.text) ||
    !call.getSourceFile().text.includes(`${callee.expression.getText()}.shift(`)
  )
    return;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node))
      transfer.lockedParameters |= parameterBit(transfer, state, node);
    ts.forEachChild(node, visit);
  };
  for (const argument of call.arguments) visit(argument);
}
