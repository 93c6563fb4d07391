import ts from "typescript";

import type { FunctionWithBody } from "../program/syntax/functions.ts";

/** A parameter, or the element of a rest tuple that stands for one. */
export type ParameterSlot = ts.ParameterDeclaration | ts.BindingElement;

const slots = new WeakMap<ts.SignatureDeclaration, readonly ParameterSlot[]>();

/** The parameters of a function as a caller counts them: without `this`, a destructured rest tuple opened. */
export function parametersOf(
  declaration: ts.SignatureDeclaration,
): readonly ParameterSlot[] {
  let found = slots.get(declaration);
  if (!found) slots.set(declaration, (found = open(declaration)));
  return found;
}

function open(declaration: ts.SignatureDeclaration): readonly ParameterSlot[] {
  return declaration.parameters.flatMap((parameter): ParameterSlot[] => {
    if (ts.isIdentifier(parameter.name) && parameter.name.text === "this")
      return [];
    if (parameter.dotDotDotToken && ts.isArrayBindingPattern(parameter.name))
      return parameter.name.elements.filter(ts.isBindingElement);
    return [parameter];
  });
}

/** A name that a binding pattern gives to a property path, and what of the path is left below that name. */
export interface BoundName {
  readonly name: ts.Identifier;
  readonly rest: readonly string[];
}

/**
 * The names through which `path` below a parameter can be reached: the parameter itself (`opts` with
 * `["next"]` left), or the binding elements of its pattern (`{ next }`, `{ ctx: { next: go } }`,
 * `{ ctx, ...others }` with `["next"]` left).
 */
export function namesFor(
  pattern: ts.BindingName,
  path: readonly string[],
): readonly BoundName[] {
  if (ts.isIdentifier(pattern)) return [{ name: pattern, rest: path }];
  const [head, ...tail] = path;
  if (head === undefined) return [];
  if (ts.isArrayBindingPattern(pattern)) {
    const element = pattern.elements[Number(head)];
    return element && ts.isBindingElement(element)
      ? namesFor(element.name, tail)
      : [];
  }
  const elements = [...pattern.elements];
  const named = elements.filter((element) => propertyOf(element) === head);
  if (named.length > 0)
    return named.flatMap((element) => namesFor(element.name, tail));
  return elements
    .filter((element) => element.dotDotDotToken)
    .flatMap((element) => namesFor(element.name, path));
}

/** The property that an element of an object pattern takes: `next` in `{ next }` and `{ next: go }`. */
export function propertyOf(element: ts.BindingElement): string | undefined {
  const name = element.propertyName ?? element.name;
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name)
    ? name.text
    : undefined;
}

/** Whether a body names a property or an element `property` at all: a look at its text, then its tree. */
export function mentionsProperty(
  body: FunctionWithBody,
  property: string,
): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (found) return;
    if (
      (ts.isPropertyAccessExpression(node) && node.name.text === property) ||
      (ts.isBindingElement(node) && propertyOf(node) === property) ||
      (ts.isElementAccessExpression(node) &&
        ts.isStringLiteralLike(node.argumentExpression) &&
        node.argumentExpression.text === property)
    )
      found = true;
    else ts.forEachChild(node, visit);
  };
  if (body.getSourceFile().text.includes(property)) visit(body);
  return found;
}

/** Whether an identifier of this text occurs in a function's body. */
export function mentionsName(body: FunctionWithBody, name: string): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (found) return;
    if (ts.isIdentifier(node) && node.text === name) found = true;
    else ts.forEachChild(node, visit);
  };
  visit(body.body);
  for (const parameter of body.parameters)
    if (parameter.initializer) visit(parameter.initializer);
  return found;
}
