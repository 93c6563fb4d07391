import ts from "typescript";

import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../syntax/functions.ts";

const returned = new WeakMap<FunctionWithBody, readonly ts.Expression[]>();

/** The expressions that a function returns. */
export function returnedBy(body: FunctionWithBody): readonly ts.Expression[] {
  let values = returned.get(body);
  if (!values) {
    const found: ts.Expression[] = [];
    const visit = (node: ts.Node): void => {
      if (isFunctionWithBody(node) || ts.isClassLike(node)) return;
      if (ts.isReturnStatement(node) && node.expression)
        found.push(node.expression);
      ts.forEachChild(node, visit);
    };
    if (ts.isBlock(body.body)) visit(body.body);
    else found.push(body.body);
    returned.set(body, (values = found));
  }
  return values;
}

/** What an expression gives once it is awaited. */
export function skipAwait(expression: ts.Expression): ts.Expression {
  let at = skipOuter(expression);
  while (ts.isAwaitExpression(at)) at = skipOuter(at.expression);
  return at;
}

/** Where a name stands in `const [get, set] = source`. */
export interface TuplePlace {
  readonly source: ts.Expression;
  readonly index: number;
}

/** The place of a name that a variable's value is taken apart into by position. */
export function tuplePlaceOf(
  element: ts.BindingElement,
): TuplePlace | undefined {
  const pattern = element.parent;
  if (
    !ts.isArrayBindingPattern(pattern) ||
    !ts.isVariableDeclaration(pattern.parent) ||
    !pattern.parent.initializer ||
    element.dotDotDotToken
  )
    return undefined;
  return {
    source: pattern.parent.initializer,
    index: pattern.elements.indexOf(element),
  };
}

/** What a list that is written out has at a position. */
export function elementAt(
  value: ts.Expression,
  index: number,
): ts.Expression | undefined {
  const list = skipOuter(value);
  if (!ts.isArrayLiteralExpression(list)) return undefined;
  const element = list.elements[index];
  return element && !list.elements.some(ts.isSpreadElement)
    ? element
    : undefined;
}
