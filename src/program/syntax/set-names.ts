import ts from "typescript";

import type { FunctionWithBody } from "./functions.ts";
import { isAccess } from "../calls/accesses.ts";
import { isAssignment } from "./operators.ts";

const { MinusMinusToken, PlusPlusToken } = ts.SyntaxKind;
const declared = new WeakMap<ts.Node, ReadonlySet<string>>();

/**
 * The names that the code of a function declares anew: whoever goes by a parameter's name there may mean
 * another one. Names of functions inside it are their own.
 */
export function namesDeclaredIn({
  body,
}: FunctionWithBody): ReadonlySet<string> {
  let names = declared.get(body);
  if (!names) {
    const found = new Set<string>();
    const visit = (node: ts.Node): void => {
      if (
        (ts.isVariableDeclaration(node) ||
          ts.isBindingElement(node) ||
          ts.isFunctionDeclaration(node) ||
          ts.isClassDeclaration(node)) &&
        node.name &&
        ts.isIdentifier(node.name)
      )
        found.add(node.name.text);
      if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
    };
    visit(body);
    declared.set(body, (names = found));
  }
  return names;
}

/** The names of the variables and parameters that are declared in a node, at whatever depth. */
export function variablesIn(node: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (at: ts.Node): void => {
    if (
      (ts.isVariableDeclaration(at) ||
        ts.isParameter(at) ||
        ts.isBindingElement(at)) &&
      ts.isIdentifier(at.name)
    )
      names.add(at.name.text);
    ts.forEachChild(at, visit);
  };
  visit(node);
  return names;
}

/** The names that a pattern gives: `a` and `b` of `{ a, c: [b] }`. */
export function namesOfPattern(name: ts.BindingName): readonly string[] {
  return identifiersOfPattern(name).map(({ text }) => text);
}

/** The same, where they stand. */
export function identifiersOfPattern(
  name: ts.BindingName,
): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) =>
    ts.isBindingElement(element) ? identifiersOfPattern(element.name) : [],
  );
}

/**
 * The names that a function declares anew or gives another value: `language ??= "en"`,
 * `({ language } = options)`. By syntax alone: more of them than there are, never fewer.
 */
export function namesSetIn(owner: FunctionWithBody): ReadonlySet<string> {
  const found = new Set(namesDeclaredIn(owner));
  const add = (target: ts.Node): void => {
    if (ts.isIdentifier(target)) found.add(target.text);
    // `list[index] = …` changes the list, and gives the index no other value.
    else if (isAccess(target)) add(target.expression);
    else ts.forEachChild(target, add);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind))
      add(node.left);
    else if (ts.isForOfStatement(node) || ts.isForInStatement(node))
      add(node.initializer);
    else if (
      (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) &&
      (node.operator === PlusPlusToken || node.operator === MinusMinusToken)
    )
      add(node.operand);
    ts.forEachChild(node, visit);
  };
  visit(owner.body);
  return found;
}
