import ts from "typescript";

import {
  functionAround,
  skipOuter,
  type FunctionWithBody,
} from "../../program/functions.ts";
import { functionsOf, symbolOf } from "../../program/symbols.ts";
import { namesIn } from "../shared-state/names.ts";

/**
 * Whether a function of the project calls a handler and takes what it returns, to answer with that:
 * `const result = await handler(req, res); res.json(result)` in what `withErrors(handler)` gives.
 */
export function isResultTaken(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
): boolean {
  return wrappingsOf(checker, body).some(({ call, index }) =>
    functionsOf(checker, call.expression).some((wrapper) => {
      const parameter = wrapper.parameters[index];
      return (
        parameter !== undefined &&
        ts.isIdentifier(parameter.name) &&
        takesResult(checker, wrapper, parameter.name)
      );
    }),
  );
}

interface Wrapping {
  readonly call: ts.CallExpression;
  readonly index: number;
}

/** The calls that are given a function, where it is written or by its name in the same file. */
function wrappingsOf(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
): readonly Wrapping[] {
  const direct = wrappingAt(body);
  if (direct) return [direct];
  const name = ts.isVariableDeclaration(body.parent)
    ? body.parent.name
    : body.name;
  if (!name || !ts.isIdentifier(name)) return [];
  const symbol = symbolOf(checker, name);
  return namesIn(body.getSourceFile(), name.text).flatMap((use) => {
    const wrapping = use === name ? undefined : wrappingAt(use);
    return wrapping && symbolOf(checker, use) === symbol ? [wrapping] : [];
  });
}

function wrappingAt(node: ts.Node): Wrapping | undefined {
  const { parent } = node;
  if (!ts.isCallExpression(parent)) return undefined;
  const index = parent.arguments.findIndex((argument) => argument === node);
  return index < 0 ? undefined : { call: parent, index };
}

function takesResult(
  checker: ts.TypeChecker,
  wrapper: FunctionWithBody,
  parameter: ts.Identifier,
): boolean {
  const symbol = symbolOf(checker, parameter);
  let found = false;
  const visit = (node: ts.Node): void => {
    if (found) return;
    if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(skipOuter(node.expression)) &&
      symbolOf(checker, skipOuter(node.expression)) === symbol &&
      functionAround(node) !== undefined
    )
      found = isKept(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(wrapper, visit);
  return found;
}

/** `const result = await handler(req, res)`, `res.json(await handler(req, res))` */
function isKept(call: ts.CallExpression): boolean {
  let at: ts.Node = call;
  while (
    ts.isAwaitExpression(at.parent) ||
    ts.isParenthesizedExpression(at.parent)
  )
    at = at.parent;
  return (
    (ts.isVariableDeclaration(at.parent) && at.parent.initializer === at) ||
    (ts.isAwaitExpression(at) &&
      ts.isCallExpression(at.parent) &&
      at.parent.arguments.some((argument) => argument === at))
  );
}
