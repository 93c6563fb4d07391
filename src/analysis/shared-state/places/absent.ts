import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { isEquality, isInequality } from "../../../program/syntax/operators.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { withValue, valueIn, type State } from "./state.ts";

/**
 * What holds on one side of a condition that asks for a variable: where it has nothing, it has no object either
 * (`const room = rooms.get(id); if (room) rooms.delete(id);`).
 */
export function withoutAbsent(
  checker: ts.TypeChecker,
  state: State,
  condition: ts.Expression,
  holds: boolean,
): State {
  const name = absentIn(condition, holds);
  const symbol = name && symbolOf(checker, name);
  if (!symbol || !state.values.has(symbol)) return state;
  const value = valueIn(state, symbol);
  return value.alias
    ? withValue(state, symbol, { ...value, alias: undefined })
    : state;
}

/** The variable that has nothing where a condition holds, or doesn't: `room` where `room` doesn't hold, or `room === undefined` does. */
export function absentIn(
  condition: ts.Expression,
  holds: boolean,
): ts.Identifier | undefined {
  const inner = skipOuter(condition);
  if (ts.isIdentifier(inner)) return holds ? undefined : inner;
  if (!ts.isBinaryExpression(inner)) return undefined;
  const operator = inner.operatorToken.kind;
  const name = skipOuter(inner.left);
  return isEquality(operator) &&
    ts.isIdentifier(name) &&
    /^(?:undefined|null)$/.test(skipOuter(inner.right).getText()) &&
    isInequality(operator) !== holds
    ? name
    : undefined;
}
