import ts from "typescript";

import { oncePerNode } from "../files/once.ts";
import { skipOuter } from "../syntax/functions.ts";
import { isEquality, isInequality } from "../syntax/operators.ts";
import { isConstant, symbolOf } from "./symbols.ts";
import { typeAt } from "./types.ts";

/**
 * What a condition must be, by what the tests before it have left of a type: `kind === "b"` behind
 * `if (kind === "a") return …`, where there are no other kinds. Only of constants: what is written may be written by
 * a callback that the checker doesn't follow.
 */
export const narrowedTruth: (
  checker: ts.TypeChecker,
  condition: ts.Expression,
) => boolean | undefined = oncePerNode((checker, condition: ts.Expression) => {
  const test = skipOuter(condition);
  if (!ts.isBinaryExpression(test)) return undefined;
  const { kind } = test.operatorToken;
  const left = skipOuter(test.left);
  const right = skipOuter(test.right);
  if (kind === ts.SyntaxKind.InKeyword)
    return ts.isStringLiteralLike(left) && hasLeft(checker, left.text, right)
      ? true
      : undefined;
  if (!isEquality(kind)) return undefined;
  const holds = ts.isTypeOfExpression(left)
    ? ts.isStringLiteralLike(right) &&
      isTypeOf(checker, skipOuter(left.expression), right.text)
    : isLiteral(right) && isLeft(checker, left, right);
  return holds ? !isInequality(kind) : undefined;
});

/** `"b"`, `2`, `Level.High` */
function isLiteral(node: ts.Expression): boolean {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isNumericLiteral(node) ||
    ts.isPropertyAccessExpression(node)
  );
}

function isLeft(
  checker: ts.TypeChecker,
  place: ts.Expression,
  literal: ts.Expression,
): boolean {
  if (!isOfConstant(checker, place)) return false;
  const type = typeAt(checker, place);
  return (
    (type.isLiteral() || (type.flags & ts.TypeFlags.EnumLiteral) !== 0) &&
    !type.isUnion() &&
    checker.typeToString(type) ===
      checker.typeToString(typeAt(checker, literal))
  );
}

function isTypeOf(
  checker: ts.TypeChecker,
  place: ts.Expression,
  name: string,
): boolean {
  const flags =
    name === "string"
      ? ts.TypeFlags.StringLike
      : name === "number"
        ? ts.TypeFlags.NumberLike
        : 0;
  if (!flags || !isOfConstant(checker, place)) return false;
  const type = typeAt(checker, place);
  const parts = type.isUnion() ? type.types : [type];
  return parts.every((part) => (part.flags & flags) !== 0);
}

/** Whether the one type that is left of a union has a property. */
function hasLeft(
  checker: ts.TypeChecker,
  name: string,
  place: ts.Expression,
): boolean {
  if (!ts.isIdentifier(place) || !isOfConstant(checker, place)) return false;
  const declared = symbolOf(checker, place)?.valueDeclaration;
  if (!declared || !typeAt(checker, declared).isUnion()) return false;
  const type = typeAt(checker, place);
  const property = type.isUnion() ? undefined : type.getProperty(name);
  return (
    property !== undefined && (property.flags & ts.SymbolFlags.Optional) === 0
  );
}

/** `kind` and `shape.kind`, where the name is declared once for all. */
function isOfConstant(checker: ts.TypeChecker, place: ts.Expression): boolean {
  let root = place;
  while (ts.isPropertyAccessExpression(root)) root = skipOuter(root.expression);
  if (!ts.isIdentifier(root)) return false;
  const declaration = symbolOf(checker, root)?.valueDeclaration;
  if (!declaration) return false;
  let outer: ts.Node = declaration;
  while (ts.isBindingElement(outer)) outer = outer.parent.parent;
  return (
    ts.isParameter(outer) ||
    (ts.isVariableDeclaration(outer) && isConstant(outer))
  );
}
