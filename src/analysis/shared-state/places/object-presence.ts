import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { typeAt } from "../../../program/types/types.ts";
import { isEquality } from "./use.ts";
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
    asksForPresence(checker, condition)
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
