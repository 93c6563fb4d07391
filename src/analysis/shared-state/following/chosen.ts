import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { literalOf } from "../../../program/syntax/literals.ts";
import { isComparison } from "../../../program/syntax/operators.ts";
import { typeAt } from "../../../program/types/types.ts";
import type { State } from "../places/state.ts";
import { Flag, flagged, joinValues, type Value } from "../places/value.ts";
import type { Transfer } from "./transfer.ts";

/** Either side of `a ? b : c`. Of two fixed ones, who decides tells whose it is: `query.lang === "fr" ? "fr" : "en"`. */
export function chosen(
  transfer: Transfer,
  state: State,
  { condition, whenTrue, whenFalse }: ts.ConditionalExpression,
): Value {
  if (isFixed(whenTrue) && isFixed(whenFalse)) {
    // A measure (`status >= 500`) is as harmless to show in words as by itself; who is equal to something is told apart.
    const kept =
      Flag.parameters | Flag.request | (isMeasure(condition) ? Flag.truth : 0);
    return flagged(transfer.value(state, condition).flags & kept);
  }
  return joinValues(
    transfer.value(state, whenTrue),
    transfer.value(state, whenFalse),
  );
}

/** Which object a key picks belongs to whom the key does: `sessions.get(token)`, `sessions[token]` is this request's session. */
export function chosenByKey(
  { checker }: Transfer,
  node: ts.Expression,
  value: Value,
  key: Value | undefined,
): Value {
  const flags = (key?.flags ?? 0) & (Flag.parameters | Flag.request);
  if (flags === 0) return value;
  const type = checker.getNonNullableType(typeAt(checker, node));
  return (type.flags & ts.TypeFlags.Object) !== 0
    ? { ...value, flags: value.flags | flags }
    : value;
}

function isMeasure(condition: ts.Expression): boolean {
  const test = skipOuter(condition);
  return ts.isBinaryExpression(test) && isComparison(test.operatorToken.kind);
}

function isFixed(node: ts.Expression): boolean {
  return (
    literalOf(ts.isPrefixUnaryExpression(node) ? node.operand : node) !==
    undefined
  );
}
