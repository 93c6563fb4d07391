import ts from "typescript";

import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "./functions.ts";

/** The names by which an expression speaks of functions: `save`, `store.save`, both sides of `?:` and `??`. */
export function namesSpoken(
  expression: ts.Node,
  add: (name: string) => void,
): void {
  const inner = ts.isExpression(expression)
    ? skipOuter(expression)
    : expression;
  if (ts.isIdentifier(inner) || ts.isPrivateIdentifier(inner)) add(inner.text);
  else if (ts.isPropertyAccessExpression(inner)) {
    add(inner.name.text);
    // `save.bind(this)`, `save.call(this)`
    if (/^(?:bind|call|apply)$/.test(inner.name.text))
      namesSpoken(inner.expression, add);
  } else if (ts.isElementAccessExpression(inner)) {
    if (ts.isStringLiteralLike(inner.argumentExpression))
      add(inner.argumentExpression.text);
    namesSpoken(inner.expression, add);
  } else if (ts.isConditionalExpression(inner)) {
    namesSpoken(inner.whenTrue, add);
    namesSpoken(inner.whenFalse, add);
  } else if (ts.isBinaryExpression(inner)) {
    namesSpoken(inner.left, add);
    namesSpoken(inner.right, add);
  } else if (ts.isCallExpression(inner)) {
    namesSpoken(inner.expression, add);
  } else if (
    ts.isArrayLiteralExpression(inner) ||
    ts.isObjectLiteralExpression(inner)
  ) {
    ts.forEachChild(inner, (child) => {
      if (ts.isPropertyAssignment(child)) {
        namesSpoken(child.initializer, add);
        // `{ save: () => … }[kind]()`
        if (isFunctionWithBody(child.initializer)) addName(child.name, add);
      } else if (isFunctionWithBody(child)) addName(child.name, add);
      else if (ts.isShorthandPropertyAssignment(child)) add(child.name.text);
      else if (ts.isExpression(child)) namesSpoken(child, add);
    });
  }
}

function addName(name: ts.Node | undefined, add: (name: string) => void): void {
  if (
    name &&
    (ts.isIdentifier(name) ||
      ts.isPrivateIdentifier(name) ||
      ts.isStringLiteralLike(name))
  )
    add(name.text);
}

/** The names that a function goes by in its file: its own, that of the variable or member that holds it. */
export function namesOfFunction(body: FunctionWithBody): readonly string[] {
  const names: string[] = [];
  const add = (name: ts.Node | undefined): void => {
    addName(name, (text) => names.push(text));
  };
  // `new Ticket()` is how others call it.
  if (ts.isConstructorDeclaration(body)) return namesOfClass(body.parent);
  add(body.name);
  const modifiers = ts.canHaveModifiers(body)
    ? ts.getModifiers(body)
    : undefined;
  if (modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword))
    names.push("default");
  if (ts.isExpression(body)) {
    let at: ts.Node = body.parent;
    while (ts.isExpression(at)) at = at.parent;
    if (
      ts.isVariableDeclaration(at) ||
      ts.isPropertyDeclaration(at) ||
      ts.isPropertyAssignment(at)
    )
      add(at.name);
    else if (ts.isExportAssignment(at)) names.push("default");
  }
  return names;
}

/** The names that a class goes by in its file: what `new` says. */
export function namesOfClass(node: ts.ClassLikeDeclaration): readonly string[] {
  const names: string[] = [];
  const { parent } = node;
  const holder =
    ts.isClassExpression(node) &&
    (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent))
      ? parent.name
      : undefined;
  for (const name of [node.name, holder])
    if (name && ts.isIdentifier(name)) names.push(name.text);
  const modifiers = ts.getModifiers(node) ?? [];
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword))
    names.push("default");
  return names;
}

/** `class Urgent extends Ticket`: to make one is to make the other. */
export function namesOfBases(
  node: ts.ClassLikeDeclaration,
  add: (name: string, base: string) => void,
): void {
  const bases = (node.heritageClauses ?? [])
    .filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
    .flatMap(({ types }) => types);
  for (const name of namesOfClass(node))
    for (const { expression } of bases)
      namesSpoken(expression, (base) => {
        if (base !== name) add(name, base);
      });
}
