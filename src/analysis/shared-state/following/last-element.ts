import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { noCalls } from "../places/effect.ts";
import { below, contents, type Location } from "../places/location.ts";
import { pushed } from "../places/own-writes.ts";
import type { State } from "../places/state.ts";
import { useOf } from "../places/use.ts";
import type { Transfer } from "./transfer.ts";

/** `rows.at(-1)`, `rows[rows.length - 1]` */
export function isLast(
  node: ts.CallExpression | ts.ElementAccessExpression,
): boolean {
  if (ts.isElementAccessExpression(node)) {
    const index = skipOuter(node.argumentExpression);
    return (
      ts.isBinaryExpression(index) &&
      index.operatorToken.kind === ts.SyntaxKind.MinusToken &&
      isOne(index.right) &&
      ts.isPropertyAccessExpression(index.left) &&
      index.left.name.text === "length"
    );
  }
  const callee = skipOuter(node.expression);
  const [index] = node.arguments;
  return (
    ts.isPropertyAccessExpression(callee) &&
    callee.name.text === "at" &&
    index !== undefined &&
    ts.isPrefixUnaryExpression(index) &&
    index.operator === ts.SyntaxKind.MinusToken &&
    isOne(index.operand)
  );
}

function isOne(node: ts.Expression): boolean {
  return ts.isNumericLiteral(node) && node.text === "1";
}

/** `seen.push(page); await next(); seen.at(-1)`: by then the last one may be another request's. */
export function noteLast(
  transfer: Transfer,
  state: State,
  list: Location,
  node: ts.CallExpression | ts.ElementAccessExpression,
): void {
  const { emit } = transfer;
  const location = below(list, contents);
  const own = state.own.get(location.key + pushed);
  if (!emit || !own?.suspension || state.locked) return;
  const use = useOf(transfer.checker, node, () => false);
  if (!use) return;
  emit({
    kind: "read",
    location,
    node,
    target: node,
    text: own.text,
    path: noCalls,
    late: state.late,
    use,
    own,
    filled: undefined,
    unwritten: false,
    compared: 0,
    again: undefined,
  });
}
