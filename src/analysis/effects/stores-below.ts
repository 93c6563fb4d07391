import ts from "typescript";

import {
  isFunctionWithBody,
  skipOuter,
  rootOfPlace,
} from "../../program/syntax/functions.ts";
import { isAssignment } from "../../program/syntax/operators.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { isForDevelopment } from "./development.ts";

/**
 * Whether code below a node stores into a place, or into the container that stands there: itself, or in a function
 * of its file, or of the one that declares the place, that it calls (`cache ?? load()`, where `load` fills `cache`).
 */
export function storesInto(
  checker: ts.TypeChecker,
  node: ts.Node,
  place: ts.Expression,
): boolean {
  const text = place.getText();
  const visit = (at: ts.Node): boolean =>
    // `if (isDevelopment) cache.set(key, text);` keeps nothing in production.
    (stores(at, text) && !isForDevelopment(checker, at)) ||
    (ts.forEachChild(at, visit) ?? false);
  if (visit(node)) return true;
  const visitCalls = (at: ts.Node): boolean => {
    const helper = ts.isCallExpression(at) && helperOf(checker, at, place);
    return (
      (helper !== false && helper !== undefined && visit(helper)) ||
      (ts.forEachChild(at, visitCalls) ?? false)
    );
  };
  return visitCalls(node);
}

/** `place = x`, `place[key] = x`, `place.set(key, x)`, `place.add(x)`, `place.push(x)` */
function stores(at: ts.Node, text: string): boolean {
  if (ts.isBinaryExpression(at) && isAssignment(at.operatorToken.kind)) {
    const target = skipOuter(at.left);
    return (
      target.getText() === text ||
      (ts.isElementAccessExpression(target) &&
        target.expression.getText() === text)
    );
  }
  return (
    ts.isCallExpression(at) &&
    ts.isPropertyAccessExpression(at.expression) &&
    /^(?:set|add|push)$/.test(at.expression.name.text) &&
    at.expression.expression.getText() === text
  );
}

/** The body of a function in which the same words mean the same place: of the same object, or of the same module. */
function helperOf(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
  place: ts.Expression,
): ts.Node | undefined {
  const callee = skipOuter(call.expression);
  const root = rootOfPlace(place);
  const isThis = root.kind === ts.SyntaxKind.ThisKeyword;
  // `this.load()` for a field; `load()`, `Pages.load()` or `this.load()` for what has a name.
  const name = ts.isPropertyAccessExpression(callee)
    ? isOneOf(callee.expression, isThis ? ["this"] : ["this", root.getText()])
      ? callee.name
      : undefined
    : isThis
      ? undefined
      : callee;
  const declaration = name && symbolOf(checker, name)?.valueDeclaration;
  if (!declaration || !seesTheSame(checker, root, declaration))
    return undefined;
  const helper =
    (ts.isVariableDeclaration(declaration) ||
      ts.isPropertyDeclaration(declaration)) &&
    declaration.initializer
      ? skipOuter(declaration.initializer)
      : declaration;
  if (!isFunctionWithBody(helper)) return undefined;
  return !ts.isIdentifier(root) || meansTheSame(checker, root, helper.body)
    ? helper.body
    : undefined;
}

/** Whether a function stands in the file of a place, or of the one that this file has imported. */
function seesTheSame(
  checker: ts.TypeChecker,
  root: ts.Expression,
  helper: ts.Declaration,
): boolean {
  const file = helper.getSourceFile();
  return (
    file === root.getSourceFile() ||
    (ts.isIdentifier(root) &&
      symbolOf(checker, root)?.valueDeclaration?.getSourceFile() === file)
  );
}

function isOneOf(object: ts.Expression, texts: readonly string[]): boolean {
  return texts.includes(object.getText());
}

/** Whether a name means in a body what it means here: nothing of the body has the name for itself. */
function meansTheSame(
  checker: ts.TypeChecker,
  name: ts.Identifier,
  body: ts.Node,
): boolean {
  const symbol = symbolOf(checker, name);
  const visit = (at: ts.Node): boolean =>
    (ts.isIdentifier(at) &&
      at.text === name.text &&
      !(ts.isPropertyAccessExpression(at.parent) && at.parent.name === at) &&
      symbolOf(checker, at) !== symbol) ||
    (ts.forEachChild(at, visit) ?? false);
  return !visit(body);
}
