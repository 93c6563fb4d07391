import ts from "typescript";

/** What `require("x")` loads: `x`. */
export function requiredModule(expression: ts.Node): string | undefined {
  if (
    !ts.isCallExpression(expression) ||
    !ts.isIdentifier(expression.expression) ||
    expression.expression.text !== "require"
  )
    return undefined;
  const [specifier] = expression.arguments;
  return specifier && ts.isStringLiteralLike(specifier)
    ? specifier.text
    : undefined;
}
