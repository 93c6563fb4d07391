import ts from "typescript";

import {
  isFunctionWithBody,
  rootOfPlace,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { symbolOf } from "../../../program/types/symbols.ts";

/**
 * Whether an expression is a local that the function returns, or a part of one: `response.headers`, where
 * `return response` ends the body. What is put on it goes to whoever asked.
 */
export function isOfOwnAnswer(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  body: FunctionWithBody,
): boolean {
  const root = rootOfPlace(expression);
  if (!ts.isIdentifier(root)) return false;
  const { text } = root;
  const symbol = symbolOf(checker, root);
  const isReturned = (node: ts.Node): boolean => {
    if (ts.isReturnStatement(node) && node.expression) {
      const value = skipOuter(node.expression);
      return (
        ts.isIdentifier(value) &&
        value.text === text &&
        symbolOf(checker, value) === symbol
      );
    }
    if (isFunctionWithBody(node)) return false;
    return (
      ts.forEachChild(node, (child) => isReturned(child) || undefined) ?? false
    );
  };
  return symbol !== undefined && isReturned(body.body);
}
