import ts from "typescript";

import {
  functionAround,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../program/functions.ts";

const returned = new WeakMap<FunctionWithBody, ReadonlySet<FunctionWithBody>>();

/**
 * The functions written inside a function that it returns: in place, by a local name, as a branch of a
 * conditional, or wrapped by a call (`return markAsync(async (request) => …)`). Syntax alone.
 */
export function functionsReturnedBy(
  factory: FunctionWithBody,
): ReadonlySet<FunctionWithBody> {
  let found = returned.get(factory);
  if (!found) returned.set(factory, (found = collect(factory)));
  return found;
}

/** The function that returns this one to its caller, if any. */
export function factoryOf(
  body: FunctionWithBody,
): FunctionWithBody | undefined {
  const around = functionAround(body);
  return around && functionsReturnedBy(around).has(body) ? around : undefined;
}

/** The factories around a function, innermost first: `(store) => (next) => (action) => …` has two. */
export function factoriesOf(
  body: FunctionWithBody,
): readonly FunctionWithBody[] {
  const found: FunctionWithBody[] = [];
  for (let at = factoryOf(body); at && found.length < 4; at = factoryOf(at))
    found.push(at);
  return found;
}

function collect(factory: FunctionWithBody): Set<FunctionWithBody> {
  const found = new Set<FunctionWithBody>();
  const locals = new Map<string, FunctionWithBody | ts.Expression>();
  const results: ts.Expression[] = [];

  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name && node.body)
      locals.set(node.name.text, node as FunctionWithBody);
    if (isFunctionWithBody(node) || ts.isClassLike(node)) return;
    if (
      ts.isVariableDeclaration(node) &&
      ts.isIdentifier(node.name) &&
      node.initializer
    )
      locals.set(node.name.text, node.initializer);
    if (ts.isReturnStatement(node) && node.expression)
      results.push(node.expression);
    ts.forEachChild(node, visit);
  };
  if (ts.isBlock(factory.body)) ts.forEachChild(factory.body, visit);
  else results.push(factory.body);

  const add = (expression: ts.Expression, depth: number): void => {
    const inner = skipOuter(expression);
    if (depth === 0) return;
    if (isFunctionWithBody(inner)) found.add(inner);
    else if (ts.isConditionalExpression(inner)) {
      add(inner.whenTrue, depth - 1);
      add(inner.whenFalse, depth - 1);
    } else if (ts.isBinaryExpression(inner)) {
      add(inner.left, depth - 1);
      add(inner.right, depth - 1);
    } else if (ts.isCallExpression(inner)) {
      if (
        ts.isPropertyAccessExpression(inner.expression) &&
        inner.expression.name.text === "bind"
      )
        add(inner.expression.expression, depth - 1);
      for (const argument of inner.arguments) add(argument, depth - 1);
    } else if (ts.isIdentifier(inner)) {
      const local = locals.get(inner.text);
      if (local && isFunctionWithBody(local)) found.add(local);
      else if (local) add(local as ts.Expression, depth - 1);
    }
  };
  for (const result of results) add(result, 5);
  return found;
}
