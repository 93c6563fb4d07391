import ts from "typescript";

import { resultIs } from "../program/calls/call-results.ts";
import {
  functionAround,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../program/syntax/functions.ts";
import { callSignaturesOf } from "../program/types/origin.ts";

/** What a function returns, each with the call that wraps it there, if one does. */
type Returned = ReadonlyMap<FunctionWithBody, ts.CallExpression | undefined>;

const returned = new WeakMap<FunctionWithBody, Returned>();

/**
 * The functions written inside a function that it returns: in place, by a local name, as a branch of a
 * conditional, or wrapped by a call that gives a function (`return markAsync(async (request) => …)`).
 */
export function functionsReturnedBy(
  checker: ts.TypeChecker,
  factory: FunctionWithBody,
): readonly FunctionWithBody[] {
  let found = returned.get(factory);
  if (!found) returned.set(factory, (found = collect(factory)));
  return [...found].flatMap(([body, wrapper]) =>
    !wrapper || isFunctionValue(checker, wrapper) ? [body] : [],
  );
}

/** The function that returns this one to its caller, if any. */
export function factoryOf(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
): FunctionWithBody | undefined {
  const around = functionAround(body);
  return around && functionsReturnedBy(checker, around).includes(body)
    ? around
    : undefined;
}

/** The factories around a function, innermost first: `(store) => (next) => (action) => …` has two. */
export function factoriesOf(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
): readonly FunctionWithBody[] {
  const found: FunctionWithBody[] = [];
  for (
    let at = factoryOf(checker, body);
    at && found.length < 4;
    at = factoryOf(checker, at)
  )
    found.push(at);
  return found;
}

/** `return wrap(async (request) => …)` gives a function; `return storage.run(async () => …)` gives a result. */
function isFunctionValue(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
): boolean {
  return resultIs(
    checker,
    call,
    (type) => callSignaturesOf(checker, type).length > 0,
  );
}

const layerMembers = new Set(["call", "acall", "__call__", "__acall__"]);

function collect(factory: FunctionWithBody): Returned {
  const found = new Map<FunctionWithBody, ts.CallExpression | undefined>();
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

  const add = (
    expression: ts.Expression,
    wrapper: ts.CallExpression | undefined,
    depth: number,
  ): void => {
    const inner = skipOuter(expression);
    if (depth === 0) return;
    if (isFunctionWithBody(inner)) found.set(inner, wrapper);
    else if (ts.isObjectLiteralExpression(inner)) {
      // A layer may be an object with Django's members: `return { async call(request) { … } }`.
      for (const property of inner.properties) {
        if (!property.name || !ts.isIdentifier(property.name)) continue;
        if (!layerMembers.has(property.name.text)) continue;
        if (isFunctionWithBody(property)) found.set(property, wrapper);
        else if (ts.isPropertyAssignment(property))
          add(property.initializer, wrapper, depth - 1);
      }
    } else if (ts.isConditionalExpression(inner)) {
      add(inner.whenTrue, wrapper, depth - 1);
      add(inner.whenFalse, wrapper, depth - 1);
    } else if (ts.isBinaryExpression(inner)) {
      add(inner.left, wrapper, depth - 1);
      add(inner.right, wrapper, depth - 1);
    } else if (ts.isCallExpression(inner)) {
      const called = inner.expression;
      if (ts.isPropertyAccessExpression(called) && called.name.text === "bind")
        add(called.expression, wrapper, depth - 1);
      for (const argument of inner.arguments)
        add(argument, wrapper ?? inner, depth - 1);
    } else if (ts.isIdentifier(inner)) {
      const local = locals.get(inner.text);
      if (local && isFunctionWithBody(local)) found.set(local, wrapper);
      else if (local) add(local, wrapper, depth - 1);
    }
  };
  for (const result of results) add(result, undefined, 5);
  return found;
}
