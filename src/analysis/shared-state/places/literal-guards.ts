import ts from "typescript";

import {
  functionAround,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import { symbolOf } from "../../../program/types/symbols.ts";

/** What a parameter of the function around has to be where a node runs. */
export interface LiteralGuard {
  /** The place of the parameter. */
  readonly index: number;
  readonly text: string;
}

/** `if (kind === "mail") { … }`: what runs in there runs for no other kind. Syntax first, then one symbol. */
export const literalGuardsOf: (
  checker: ts.TypeChecker,
  node: ts.Node,
) => readonly LiteralGuard[] = oncePerNode((checker, node) => {
  const guards: LiteralGuard[] = [];
  for (let at = node; at.parent && !ts.isFunctionLike(at); at = at.parent) {
    const { parent } = at;
    if (!ts.isIfStatement(parent) || at !== parent.thenStatement) continue;
    const test = skipOuter(parent.expression);
    if (
      !ts.isBinaryExpression(test) ||
      (test.operatorToken.kind !== ts.SyntaxKind.EqualsEqualsEqualsToken &&
        test.operatorToken.kind !== ts.SyntaxKind.EqualsEqualsToken) ||
      !ts.isStringLiteralLike(test.right)
    )
      continue;
    const index = parameterIndex(checker, skipOuter(test.left));
    if (index >= 0) guards.push({ index, text: test.right.text });
  }
  return guards;
});

function parameterIndex(checker: ts.TypeChecker, name: ts.Expression): number {
  if (!ts.isIdentifier(name)) return -1;
  const declaration = symbolOf(checker, name)?.valueDeclaration;
  const around = functionAround(name);
  return declaration && ts.isParameter(declaration) && around
    ? around.parameters.indexOf(declaration)
    : -1;
}
