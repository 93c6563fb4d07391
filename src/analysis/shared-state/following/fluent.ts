import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { typeAt } from "../../../program/types/types.ts";
import type { State } from "../places/state.ts";
import { derived, isNothing, type Value } from "../places/value.ts";
import { fillPart } from "./assignments.ts";
import type { AnyCall } from "./runs.ts";
import type { Transfer } from "./transfer.ts";

/**
 * `hash.update(path)`, `query.where("id = :id", { id })`: what returns the object that it is called on keeps what it
 * is given in there, and what that object gives later comes from it.
 */
export function intoItself(
  transfer: Transfer,
  state: State,
  call: AnyCall,
  values: readonly Value[],
): State {
  if (!ts.isCallExpression(call)) return state;
  const first = firstOfChain(call);
  if (!first || !transfer.localOf(first.root)) return state;
  const given = derived(values);
  if (isNothing(given) || !returnsItself(transfer, call)) return state;
  return fillPart(transfer, state, first.member, given);
}

/** `query.where` and `query` of `query.where(…).limit(…)`. */
function firstOfChain(call: ts.CallExpression):
  | {
      readonly member: ts.PropertyAccessExpression;
      readonly root: ts.Identifier;
    }
  | undefined {
  let member = skipOuter(call.expression);
  while (ts.isPropertyAccessExpression(member)) {
    const object = skipOuter(member.expression);
    if (ts.isIdentifier(object)) return { member, root: object };
    if (!ts.isCallExpression(object)) return undefined;
    member = skipOuter(object.expression);
  }
  return undefined;
}

function returnsItself(
  { checker }: Transfer,
  call: ts.CallExpression,
): boolean {
  const callee = skipOuter(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const { symbol } = typeAt(checker, callee.expression) as {
    readonly symbol?: ts.Symbol;
  };
  return (
    symbol !== undefined &&
    (symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)) !== 0 &&
    (typeAt(checker, call) as { readonly symbol?: ts.Symbol }).symbol === symbol
  );
}
