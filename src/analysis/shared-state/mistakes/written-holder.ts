import ts from "typescript";

import { constantValueOf } from "../../../program/calls/targets.ts";
import {
  functionAround,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { typeAt } from "../../../program/types/types.ts";

/** The record that an entry without a declaration of its own stands in. */
export function holderOf(
  checker: ts.TypeChecker,
  target: ts.Expression,
): ts.Expression | undefined {
  if (
    !ts.isElementAccessExpression(target) &&
    !ts.isPropertyAccessExpression(target)
  )
    return undefined;
  const holder = skipOuter(target.expression);
  // Of what isn't typed nobody knows whether the names that are read are others.
  if (
    ts.isPropertyAccessExpression(target) &&
    !typeAt(checker, holder).getStringIndexType()
  )
    return undefined;
  if (!nameOf(holder)) return undefined;
  return (ts.isIdentifier(holder) && namedBy(checker, holder)) || holder;
}

/** What a local variable is another name of: `this.defaults` of `const headers = this.defaults ?? {}`. */
function namedBy(
  checker: ts.TypeChecker,
  local: ts.Identifier,
): ts.Expression | undefined {
  const declaration = symbolOf(checker, local)?.valueDeclaration;
  const value =
    declaration && functionAround(declaration)
      ? constantValueOf(declaration)
      : undefined;
  let named = value && skipOuter(value);
  while (
    named &&
    ts.isBinaryExpression(named) &&
    (named.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken ||
      named.operatorToken.kind === ts.SyntaxKind.BarBarToken)
  )
    named = skipOuter(named.left);
  return named && nameOf(named) ? named : undefined;
}

export function nameOf(
  target: ts.Expression,
): ts.MemberName | ts.StringLiteralLike | undefined {
  if (ts.isIdentifier(target)) return target;
  if (ts.isPropertyAccessExpression(target)) return target.name;
  return ts.isElementAccessExpression(target) &&
    ts.isStringLiteralLike(target.argumentExpression)
    ? target.argumentExpression
    : undefined;
}
