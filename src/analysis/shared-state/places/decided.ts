import ts from "typescript";

import {
  functionAround,
  isWithin,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { leaves } from "../../../program/syntax/leaving.ts";
import { isAndOr } from "../../../program/syntax/operators.ts";
import { isWithin as isPartOf, type Location } from "./location.ts";
import type { State } from "./state.ts";

/**
 * Whether a test that asks for a place as it is now, and for something else, decides on `node`: `config` of
 * `if (config && !reload) return config; config = read();`. Neither side of the one condition leads there alone.
 */
export function isDecidedNow(
  { guards }: State,
  location: Location,
  node: ts.Node,
): boolean {
  for (const [condition, { sides, reads }] of guards) {
    if (sides !== 3 || !isOneOfSeveral(condition)) continue;
    for (const read of reads.values())
      if (
        !read.stale &&
        !read.indirect &&
        isPartOf(read.location, location) &&
        decides(wholeTest(condition), node)
      )
        return true;
  }
  return false;
}

function isOneOfSeveral(condition: ts.Node): boolean {
  return wholeTest(condition) !== condition;
}

/** `!config || reload` for `config`. */
function wholeTest(condition: ts.Node): ts.Node {
  let whole = condition;
  for (;;) {
    const parent = whole.parent as ts.Node | undefined;
    if (
      !parent ||
      !(
        (ts.isBinaryExpression(parent) && isAndOr(parent)) ||
        (ts.isPrefixUnaryExpression(parent) &&
          parent.operator === ts.SyntaxKind.ExclamationToken) ||
        (ts.isExpression(parent) && skipOuter(parent) !== parent)
      )
    )
      return whole;
    whole = parent;
  }
}

/** Whether code stands in a branch of what is tested, or behind a branch that leaves the function. */
function decides(test: ts.Node, node: ts.Node): boolean {
  const { parent } = test;
  if (functionAround(test) !== functionAround(node) || isWithin(node, test))
    return false;
  if (ts.isConditionalExpression(parent))
    return parent.condition === test && isWithin(node, parent);
  if (!ts.isIfStatement(parent) || parent.expression !== test) return false;
  return (
    isWithin(node, parent) ||
    (node.pos >= parent.end &&
      isWithin(node, parent.parent) &&
      leaves(parent.thenStatement))
  );
}
