import ts from "typescript";

import { skipOuter } from "./functions.ts";

/** What an expression gives, where that is known. */
export interface Constant {
  readonly value: string | number | boolean | null | undefined;
}

/** The value of a literal, `undefined` and `void 0` among them. */
export function literalOf(expression: ts.Expression): Constant | undefined {
  const inner = skipOuter(expression);
  if (ts.isStringLiteralLike(inner)) return { value: inner.text };
  if (ts.isNumericLiteral(inner)) return { value: Number(inner.text) };
  switch (inner.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return { value: true };
    case ts.SyntaxKind.FalseKeyword:
      return { value: false };
    case ts.SyntaxKind.NullKeyword:
      return { value: null };
    default:
      return (ts.isIdentifier(inner) && inner.text === "undefined") ||
        ts.isVoidExpression(inner)
        ? { value: undefined }
        : undefined;
  }
}
