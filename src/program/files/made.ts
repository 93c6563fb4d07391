import ts from "typescript";

import { skipOuter } from "../syntax/functions.ts";

/** A value that is nobody else's: an array, an object without the parts of another one, an instance, a text. */
export function isMade(expression: ts.Expression): boolean {
  const inner = skipOuter(expression);
  return (
    ts.isArrayLiteralExpression(inner) ||
    ts.isNewExpression(inner) ||
    ts.isLiteralExpression(inner) ||
    ts.isTemplateExpression(inner) ||
    (ts.isObjectLiteralExpression(inner) &&
      !inner.properties.some(ts.isSpreadAssignment))
  );
}
