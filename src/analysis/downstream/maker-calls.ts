import ts from "typescript";

import type { ResponseMakers } from "../../middleware/descriptor.ts";
import { skipOuter } from "../../program/syntax/functions.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { isNamed } from "../../program/types/type-names.ts";
import { typeAt } from "../../program/types/types.ts";

/**
 * The name of the maker's member that a call runs: `json` for `c.json(…)`, and for `redirect(…)` where a pattern takes
 * it out of the context, `({ redirect }) => …`.
 */
export function makerCalled(
  checker: ts.TypeChecker,
  { types }: ResponseMakers,
  call: ts.CallExpression,
): string | undefined {
  const callee = skipOuter(call.expression);
  if (ts.isPropertyAccessExpression(callee))
    return isNamed(checker, typeAt(checker, callee.expression), types)
      ? callee.name.text
      : undefined;
  if (!ts.isIdentifier(callee)) return undefined;
  const bound = symbolOf(checker, callee)?.valueDeclaration;
  if (!bound || !ts.isBindingElement(bound) || bound.dotDotDotToken)
    return undefined;
  const name = bound.propertyName ?? bound.name;
  const holder = bound.parent.parent;
  const context = ts.isVariableDeclaration(holder)
    ? holder.initializer
    : holder;
  return ts.isIdentifier(name) &&
    ts.isObjectBindingPattern(bound.parent) &&
    context &&
    isNamed(checker, typeAt(checker, context), types)
    ? name.text
    : undefined;
}
