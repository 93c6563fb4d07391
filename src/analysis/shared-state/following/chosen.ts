import ts from "typescript";

import { literalOf } from "../../../program/syntax/literals.ts";
import type { State } from "../places/state.ts";
import { Flag, flagged, joinValues, type Value } from "../places/value.ts";
import type { Transfer } from "./transfer.ts";

/** Either side of `a ? b : c`. Of two fixed ones, who decides tells whose it is: `query.lang === "fr" ? "fr" : "en"`. */
export function chosen(
  transfer: Transfer,
  state: State,
  { condition, whenTrue, whenFalse }: ts.ConditionalExpression,
): Value {
  if (isFixed(whenTrue) && isFixed(whenFalse))
    return flagged(
      transfer.value(state, condition).flags &
        (Flag.parameters | Flag.request | Flag.truth),
    );
  return joinValues(
    transfer.value(state, whenTrue),
    transfer.value(state, whenFalse),
  );
}

function isFixed(node: ts.Expression): boolean {
  return (
    literalOf(ts.isPrefixUnaryExpression(node) ? node.operand : node) !==
    undefined
  );
}
