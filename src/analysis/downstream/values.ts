import ts from "typescript";

import { skipOuter } from "../../program/syntax/functions.ts";
import { union, withTemporary, type Path, type Value } from "./state.ts";

/** What an expression holds at this point. */
export function take(
  path: Path,
  expression: ts.Node | undefined,
): Value | undefined {
  if (!expression) return undefined;
  const own = path.temporaries.get(expression);
  if (own || !ts.isExpression(expression)) return own;
  return path.temporaries.get(skipOuter(expression));
}

export function passOn(
  path: Path,
  node: ts.Node,
  parts: readonly ts.Expression[],
): Path {
  const value = union(parts.map((part) => take(path, part)));
  let after = path;
  for (const part of parts) after = withTemporary(after, part, undefined);
  return withTemporary(after, node, value);
}

export function isWrapper(node: ts.Node): node is Wrapper {
  return (
    ts.isExpression(node) && "expression" in node && skipOuter(node) !== node
  );
}

type Wrapper =
  | ts.ParenthesizedExpression
  | ts.AsExpression
  | ts.TypeAssertion
  | ts.NonNullExpression
  | ts.SatisfiesExpression;
