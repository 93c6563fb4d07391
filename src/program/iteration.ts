import ts from "typescript";

import { declaredNamesOf } from "./declared-names.ts";
import {
  functionAround,
  isFunctionWithBody,
  type FunctionWithBody,
} from "./functions.ts";

export function isGenerator(body: ts.Node): boolean {
  return (
    (ts.isFunctionDeclaration(body) ||
      ts.isFunctionExpression(body) ||
      ts.isMethodDeclaration(body)) &&
    body.asteriskToken !== undefined
  );
}

/**
 * Whether the generator that a call makes is run by somebody, as far as the code around it shows: a
 * dropped one is not, nor one that is kept under a name which nobody mentions again.
 */
export function isIterated(call: ts.CallExpression): boolean {
  let at: ts.Node = call;
  while (ts.isParenthesizedExpression(at.parent)) at = at.parent;
  const { parent } = at;
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent))
    return false;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) {
    const scope = functionAround(parent) ?? parent.getSourceFile();
    return isMentioned(scope, parent.name);
  }
  return true;
}

function isMentioned(scope: ts.Node, name: ts.Identifier): boolean {
  const visit = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && node.text === name.text && node !== name) ||
    (ts.forEachChild(node, visit) ?? false);
  return visit(scope);
}

/** The `[Symbol.iterator]` bodies that iterating a value runs, where the project declares them. */
export function iterationBodiesOf(
  context: { readonly program: ts.Program; readonly checker: ts.TypeChecker },
  iterated: ts.Expression,
): readonly FunctionWithBody[] {
  if (!declaredNamesOf(context.program).iterable) return [];
  return context.checker
    .getTypeAtLocation(iterated)
    .getProperties()
    .filter(({ name }) => /^__@(?:asyncI|i)terator/.test(name))
    .flatMap(({ declarations }) =>
      (declarations ?? []).filter(isFunctionWithBody),
    );
}
