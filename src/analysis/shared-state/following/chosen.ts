import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { literalOf } from "../../../program/syntax/literals.ts";
import { isComparison } from "../../../program/syntax/operators.ts";
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
