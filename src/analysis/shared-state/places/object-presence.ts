import ts from "typescript";

import {
  returnedBy,
  skipAwait,
} from "../../../program/calls/returned-values.ts";
import { skipOuter } from "../../../program/syntax/functions.ts";
import { isEquality } from "../../../program/syntax/operators.ts";
import { functionsOf, symbolOf } from "../../../program/types/symbols.ts";
import { typeAt } from "../../../program/types/types.ts";
import { isLimit } from "./guards.ts";
import type { Value } from "./value.ts";

/**
 * What a condition reads, without the numbers that were calculated for what it only looks for: that `room` is there
 * (`const room = rooms.get(id) ?? new Room(this.count % 20)`) says nothing of `this.count`.
 */
export function withoutContents(
  checker: ts.TypeChecker,
  condition: ts.Expression,
  { reads }: Value,
): Value["reads"] {
  return [...reads.values()].some((read) => read.computed) &&
    asksForPresence(checker, condition) &&
    !isDecidedByLimit(checker, condition)
    ? new Map([...reads].filter(([, read]) => !read.computed))
    : reads;
}

/** `room === undefined`; `room` and `!room` of an object, since a number is there and still false. */
function asksForPresence(
  checker: ts.TypeChecker,
  condition: ts.Expression,
): boolean {
  const inner = skipOuter(condition);
  if (ts.isPrefixUnaryExpression(inner))
    return asksForPresence(checker, inner.operand);
  if (ts.isBinaryExpression(inner))
    return (
      isEquality(inner.operatorToken.kind) &&
      /^(?:undefined|null)$/.test(skipOuter(inner.right).getText())
    );
  const type = checker.getNonNullableType(typeAt(checker, inner));
  const parts = type.isUnion() ? type.types : [type];
  return parts.every(({ flags }) => (flags & ts.TypeFlags.Object) !== 0);
}

/** `if (next > most) return null; return { next };`: that there is none says what the number said. */
function isDecidedByLimit(
  checker: ts.TypeChecker,
  asked: ts.Expression,
): boolean {
  const inner = skipOuter(asked);
  if (ts.isPrefixUnaryExpression(inner))
    return isDecidedByLimit(checker, inner.operand);
  if (ts.isBinaryExpression(inner))
    return isDecidedByLimit(checker, inner.left);
  let holder: ts.Node | undefined = ts.isIdentifier(inner)
    ? symbolOf(checker, inner)?.valueDeclaration
    : inner;
  while (holder && ts.isBindingElement(holder)) holder = holder.parent.parent;
  const made =
    holder && ts.isVariableDeclaration(holder) ? holder.initializer : holder;
  if (!made || !ts.isExpression(made)) return false;
  const value = skipAwait(made);
  const given = ts.isCallExpression(value)
    ? functionsOf(checker, value.expression).flatMap(returnedBy)
    : [value];
  return given.some(hangsOnLimit);
}

function hangsOnLimit(value: ts.Expression): boolean {
  const inner = skipAwait(value);
  if (ts.isConditionalExpression(inner)) return isLimit(inner.condition);
  const test = ts.findAncestor(value, (at) =>
    ts.isFunctionLike(at) ? "quit" : ts.isIfStatement(at),
  );
  return (
    test !== undefined && ts.isIfStatement(test) && isLimit(test.expression)
  );
}
