import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { isDefaulting } from "../../../program/syntax/operators.ts";
import type { Read } from "./value.ts";

/**
 * The reads of a value without those that only put back what is there: `cursor = last ?? cursor` is
 * `if (last) cursor = last`, and renews nothing that `last` was computed from.
 */
export function withoutPutBack(
  target: ts.Node,
  reads: readonly Read[],
): readonly Read[] {
  const same = reads.length > 1 ? alternativesOf(target) : [];
  return same.length === 0
    ? reads
    : reads.filter(({ node, stale }) => stale || !same.includes(node));
}

/** The place itself where it is one of two values that an assignment chooses from. */
function alternativesOf(write: ts.Node): readonly ts.Node[] {
  if (
    !ts.isBinaryExpression(write) ||
    write.operatorToken.kind !== ts.SyntaxKind.EqualsToken
  )
    return [];
  const text = write.left.getText();
  return chosenFrom(skipOuter(write.right), text).filter(
    (side) => side.getText() === text,
  );
}

function chosenFrom(
  value: ts.Expression,
  place: string,
): readonly ts.Expression[] {
  const sides = ts.isConditionalExpression(value)
    ? // `last > cursor ? last : cursor` looks at what is there now.
      mentions(value.condition, place)
      ? []
      : [value.whenTrue, value.whenFalse]
    : ts.isBinaryExpression(value) && isDefaulting(value)
      ? [value.left, value.right]
      : [];
  return sides.map((side) => skipOuter(side));
}

function mentions(node: ts.Node, text: string): boolean {
  return (
    node.getText() === text ||
    (ts.forEachChild(node, (child) => mentions(child, text) || undefined) ??
      false)
  );
}
