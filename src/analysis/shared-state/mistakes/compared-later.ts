import ts from "typescript";

import {
  functionAround,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { isEquality } from "../../../program/syntax/operators.ts";
import { isConstant, symbolOf } from "../../../program/types/symbols.ts";
import type { ReadEffect } from "../places/effect.ts";

/**
 * `this.tenant !== workspace?.slug`, where the workspace was fetched behind the write: this asks for the value,
 * not for who wrote last, as `this.job === job` does.
 */
export function isComparedWithFetched(
  checker: ts.TypeChecker,
  { target, own, path }: ReadEffect,
): boolean {
  if (!own || path.length > 0 || own.path.length > 0) return false;
  const other = comparedWith(target);
  if (!other) return false;
  let root = skipOuter(other);
  while (ts.isPropertyAccessExpression(root)) root = skipOuter(root.expression);
  if (!ts.isIdentifier(root)) return false;
  const declaration = variableOf(symbolOf(checker, root)?.valueDeclaration);
  return (
    declaration?.initializer !== undefined &&
    isConstant(declaration) &&
    ts.isAwaitExpression(skipOuter(declaration.initializer)) &&
    declaration.pos > own.target.pos &&
    functionAround(declaration) === functionAround(own.target)
  );
}

function comparedWith(read: ts.Node): ts.Expression | undefined {
  let at = read;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isAsExpression(at.parent) ||
    ts.isNonNullExpression(at.parent)
  )
    at = at.parent;
  const { parent } = at;
  if (!ts.isBinaryExpression(parent) || !isEquality(parent.operatorToken.kind))
    return undefined;
  return parent.left === at ? parent.right : parent.left;
}

/** The declaration of `row` and of `slug` in `const row = …` and `const { slug } = …`. */
function variableOf(
  declaration: ts.Declaration | undefined,
): ts.VariableDeclaration | undefined {
  let at: ts.Node | undefined = declaration;
  while (at && ts.isBindingElement(at)) at = at.parent.parent;
  return at && ts.isVariableDeclaration(at) ? at : undefined;
}
