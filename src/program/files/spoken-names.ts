import ts from "typescript";

import {
  hasModifier,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { iterating } from "./method-names.ts";
import { isAssignment } from "../syntax/operators.ts";
import { requiredModule } from "./required-module.ts";

/**
 * A name that only its file knows: `=save` for the variable, the function or the import `save`. What members
 * and exports are called is written without the sign.
 */
export function localName(text: string): string {
  return `=${text}`;
}

/** The names by which an expression speaks of functions: `save`, `store.save`, both sides of `?:` and `??`. */
export function namesSpoken(
  expression: ts.Node,
  add: (name: string) => void,
): void {
  const inner = ts.isExpression(expression)
    ? skipOuter(expression)
    : expression;
  if (ts.isIdentifier(inner)) add(localName(inner.text));
  else if (ts.isPrivateIdentifier(inner)) add(inner.text);
  else if (ts.isPropertyAccessExpression(inner)) {
    if (inner.name.text !== "default" || mayBeModule(inner.expression))
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
      else if (ts.isShorthandPropertyAssignment(child))
        add(localName(child.name.text));
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

/** `(await import("../save")).default`, `loaded.default`; a schema's `joi.string().default("")` is a method. */
export function mayBeModule(receiver: ts.Expression): boolean {
  const inner = skipOuter(receiver);
  return (
    !ts.isCallExpression(inner) ||
    inner.expression.kind === ts.SyntaxKind.ImportKeyword ||
    requiredModule(inner) !== undefined
  );
}

/** Whether a declaration, or the statement of a variable or of a part of one, is exported where it stands. */
export function isExportedHere(declaration: ts.Node): boolean {
  let at = declaration;
  while (ts.isBindingElement(at)) at = at.parent.parent;
  const holder = ts.isVariableDeclaration(at) ? at.parent.parent : at;
  return hasModifier(holder, ts.SyntaxKind.ExportKeyword);
}

/** The names that a function goes by: its own, that of the variable or member that holds it. */
export function namesOfFunction(body: FunctionWithBody): readonly string[] {
  const names: string[] = [];
  const add = (name: ts.Node | undefined): void => {
    addName(name, (text) => names.push(text));
  };
  // `new Ticket()` is how others call it.
  if (ts.isConstructorDeclaration(body)) return namesOfClass(body.parent);
  if (ts.isFunctionDeclaration(body) || ts.isFunctionExpression(body)) {
    if (body.name) names.push(localName(body.name.text));
    if (ts.isFunctionDeclaration(body) && isExportedHere(body)) add(body.name);
  } else add(body.name);
  if (hasModifier(body, ts.SyntaxKind.DefaultKeyword)) names.push("default");
  if (!ts.isExpression(body)) return names;
  let at: ts.Node = body;
  while (ts.isExpression(at)) {
    const { parent }: ts.Node = at;
    if (at === body && (ts.isNewExpression(parent) || runsAtOnce(parent)))
      return names;
    if (
      ts.isBinaryExpression(parent) &&
      isAssignment(parent.operatorToken.kind)
    )
      addTarget(parent.left, names);
    at = parent;
  }
  if (ts.isVariableDeclaration(at)) {
    if (ts.isIdentifier(at.name)) names.push(localName(at.name.text));
    if (isExportedHere(at)) add(at.name);
  } else if (ts.isPropertyDeclaration(at) || ts.isPropertyAssignment(at))
    add(at.name);
  else if (ts.isExportAssignment(at)) names.push("default");
  return names;
}

/** `this.save = …`, `save = …`, `module.exports = …` */
function addTarget(target: ts.Expression, names: string[]): void {
  if (ts.isIdentifier(target)) names.push(localName(target.text));
  else if (ts.isPropertyAccessExpression(target)) {
    names.push(target.name.text);
    if (isModuleExports(target)) names.push("default");
  }
}

/** `module.exports` */
export function isModuleExports(target: ts.PropertyAccessExpression): boolean {
  return (
    target.name.text === "exports" &&
    ts.isIdentifier(target.expression) &&
    target.expression.text === "module"
  );
}

/** `rows.map((row) => …)`: what comes back isn't the function, nor does it run it. */
function runsAtOnce(call: ts.Node): boolean {
  return (
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    iterating.has(call.expression.name.text)
  );
}

/** The names that a class goes by: what `new` says. */
export function namesOfClass(node: ts.ClassLikeDeclaration): readonly string[] {
  const names: string[] = [];
  const { parent } = node;
  const holder =
    ts.isClassExpression(node) &&
    (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent))
      ? parent.name
      : undefined;
  for (const name of [node.name, holder])
    if (name && ts.isIdentifier(name)) {
      if (!ts.isPropertyDeclaration(parent) || name === node.name)
        names.push(localName(name.text));
      if (ts.isPropertyDeclaration(parent) || isExportedHere(name.parent))
        names.push(name.text);
    }
  if (hasModifier(node, ts.SyntaxKind.DefaultKeyword)) names.push("default");
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
