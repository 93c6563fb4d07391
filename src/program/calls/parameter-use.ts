import ts from "typescript";

import { resultIs } from "./call-results.ts";
import { containerPutInto, isCalledFrom } from "./container-writes.ts";
import {
  isFunctionWithBody,
  outermost,
  skipOuter,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { targetsOf } from "./targets.ts";
import { symbolAt } from "../types/types.ts";

/** Which functions that come in through a parameter the function calls: `""` itself, `"load"` its member. */
export type CalledPaths = ReadonlySet<string>;

const nothing: CalledPaths = new Set();
const caches = new WeakMap<
  ts.TypeChecker,
  WeakMap<ts.ParameterDeclaration, CalledPaths>
>();

/**
 * Which functions passed as (or inside) an argument a function calls while it runs, or hands to
 * something that does. A function that it only returns, stores or wraps is not called by it.
 */
export function calledThrough(
  checker: ts.TypeChecker,
  parameter: ts.ParameterDeclaration,
): CalledPaths {
  let cache = caches.get(checker);
  if (!cache) caches.set(checker, (cache = new WeakMap()));
  let paths = cache.get(parameter);
  if (!paths) {
    // What is asked for again while it is being found out adds nothing.
    cache.set(parameter, nothing);
    paths = pathsOf(checker, parameter);
    cache.set(parameter, paths);
  }
  return paths;
}

/** The parameter that takes the argument at `index`: the rest parameter takes all that are left. */
export function parameterAt(
  body: FunctionWithBody,
  index: number,
): ts.ParameterDeclaration | undefined {
  const parameters = body.parameters.filter(
    ({ name }) => !(ts.isIdentifier(name) && name.text === "this"),
  );
  const last = parameters.at(-1);
  return parameters[index] ?? (last?.dotDotDotToken ? last : undefined);
}

/** Whether a call hands its function arguments on in what it returns: `debounce(f)`, `once(f)`. */
export function returnsFunction(
  checker: ts.TypeChecker,
  call: ts.CallExpression | ts.NewExpression,
): boolean {
  return (
    ts.isCallExpression(call) &&
    resultIs(checker, call, (type) => type.getCallSignatures().length > 0)
  );
}

function pathsOf(
  checker: ts.TypeChecker,
  parameter: ts.ParameterDeclaration,
): CalledPaths {
  const owner = parameter.parent;
  if (!isFunctionWithBody(owner)) return nothing;
  const found = new Set<string>();
  if (ts.isIdentifier(parameter.name)) {
    for (const use of usesOf(owner, parameter.name, checker)) {
      const path = calledAs(checker, use);
      if (path !== undefined && runsWithin(use, owner)) found.add(path);
    }
  } else if (ts.isObjectBindingPattern(parameter.name)) {
    for (const element of parameter.name.elements) {
      const key = element.propertyName ?? element.name;
      if (!ts.isIdentifier(key) || !ts.isIdentifier(element.name)) continue;
      const called = usesOf(owner, element.name, checker).some(
        (use) => calledAs(checker, use) === "" && runsWithin(use, owner),
      );
      if (called) found.add(key.text);
    }
  }
  return found;
}

function usesOf(
  owner: FunctionWithBody,
  name: ts.Identifier,
  checker: ts.TypeChecker,
): ts.Identifier[] {
  const uses: ts.Identifier[] = [];
  const symbol = symbolAt(checker, name);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name.text && node !== name) {
      const own = ts.isShorthandPropertyAssignment(node.parent)
        ? checker.getShorthandAssignmentValueSymbol(node.parent)
        : symbolAt(checker, node);
      if (own === symbol) uses.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(owner.body);
  return uses;
}

/** How this mention of a parameter gets called: `f()` is `""`, `f.load()` is `"load"`, passing it on may be. */
function calledAs(
  checker: ts.TypeChecker,
  use: ts.Identifier,
): string | undefined {
  let at: ts.Expression = use;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isNonNullExpression(at.parent) ||
    ts.isAsExpression(at.parent)
  )
    at = at.parent;
  const { parent } = at;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
    if (parent.expression === at) return "";
    const index = parent.arguments?.indexOf(at) ?? -1;
    if (index >= 0) return passedOn(checker, parent, index);
  }
  if (ts.isSpreadElement(parent)) return undefined;
  if (
    ts.isPropertyAccessExpression(parent) &&
    parent.expression === at &&
    ts.isCallExpression(parent.parent) &&
    parent.parent.expression === parent
  ) {
    const name = parent.name.text;
    return name === "call" || name === "apply"
      ? ""
      : name === "bind"
        ? undefined
        : name;
  }
  return undefined;
}

function passedOn(
  checker: ts.TypeChecker,
  call: ts.CallExpression | ts.NewExpression,
  index: number,
): string | undefined {
  const bodies = targetsOf(checker, call.expression).filter(isFunctionWithBody);
  if (bodies.length === 0) {
    const callee = skipOuter(call.expression);
    // Kept in a container that nobody is seen to call from, it is only kept.
    const container = containerPutInto(call, index);
    if (container) return isCalledFrom(container) ? "" : undefined;
    // What a class or an unknown function does with it is not known.
    if (ts.isNewExpression(call) && !isNamed(callee, "Promise"))
      return undefined;
    return returnsFunction(checker, call) ? undefined : "";
  }
  const called = bodies.some((body) => {
    const parameter = parameterAt(body, index);
    return parameter !== undefined && calledThrough(checker, parameter).has("");
  });
  return called ? "" : undefined;
}

function isNamed(expression: ts.Expression, name: string): boolean {
  return ts.isIdentifier(expression) && expression.text === name;
}

/** Whether the functions between a node and `owner` run while `owner` does, as far as its syntax shows. */
export function runsWithin(node: ts.Node, owner: FunctionWithBody): boolean {
  for (let at = node.parent; at !== owner; at = at.parent) {
    if (isFunctionWithBody(at) && !runsWhereItStands(at, owner)) return false;
  }
  return true;
}

function runsWhereItStands(
  nested: FunctionWithBody,
  owner: FunctionWithBody,
): boolean {
  const at = outermost(nested);
  const { parent } = at;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return true;
  const name =
    ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)
      ? parent.name
      : ts.isFunctionDeclaration(nested)
        ? nested.name
        : undefined;
  return name !== undefined && isCalledIn(owner, name.text);
}

function isCalledIn(owner: FunctionWithBody, name: string): boolean {
  const visit = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) &&
      (isNamed(node.expression, name) ||
        node.arguments.some((argument) => isNamed(argument, name)))) ||
    (ts.forEachChild(node, visit) ?? false);
  return visit(owner.body);
}
