import ts from "typescript";

import { resultIs } from "./call-results.ts";
import { containerPutInto, isCalledFrom } from "./container-writes.ts";
import {
  givenParametersOf,
  isFunctionWithBody,
  memberNamed,
  outermost,
  skipOuter,
  withOuter,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { isDefaulting } from "../syntax/operators.ts";
import { takenFrom } from "./taken-entries.ts";
import { targetsOf } from "./targets.ts";
import { symbolAt } from "../types/types.ts";

/**
 * Which functions that come in through a parameter the function calls: `""` itself, `"load"` its member, `"[]"` an
 * entry of the container that it is, `"[].run"` a member of one, `"steps[]"` an entry of a member.
 */
export type CalledPaths = ReadonlySet<string>;

/** Names for parts of parts are followed this far. */
const depthLimit = 6;

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
function parameterAt(
  body: FunctionWithBody,
  index: number,
): ts.ParameterDeclaration | undefined {
  const parameters = givenParametersOf(body);
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
  return isFunctionWithBody(owner)
    ? new Set(pathsOfName(checker, owner, parameter.name, depthLimit))
    : nothing;
}

/** How a name is called within `owner`, or what a pattern takes apart. */
function pathsOfName(
  checker: ts.TypeChecker,
  owner: FunctionWithBody,
  name: ts.BindingName,
  depth: number,
): readonly string[] {
  if (ts.isIdentifier(name))
    return usesOf(owner, name, checker)
      .filter((use) => runsWithin(use, owner))
      .flatMap((use) => calledAs(checker, owner, use, depth));
  if (!ts.isObjectBindingPattern(name)) return [];
  return name.elements.flatMap((element) => {
    const key = element.propertyName ?? element.name;
    return ts.isIdentifier(key)
      ? pathsOfName(checker, owner, element.name, depth).flatMap((path) =>
          memberPath(key.text, path),
        )
      : [];
  });
}

/** Members of members say nothing that an argument shows. */
function memberPath(name: string, path: string): readonly string[] {
  return path === "" || path.startsWith("[]") ? [`${name}${path}`] : [];
}

function entryPaths(path: string): readonly string[] {
  return path.includes("[]") ? [] : [entryPath(path)];
}

/** The path of what has a path in an entry of a container. */
export function entryPath(path: string): string {
  return path === "" ? "[]" : `[].${path}`;
}

/** How entries of a container are called that a function takes out of it. */
function pathsOfEntries(
  checker: ts.TypeChecker,
  owner: FunctionWithBody,
  container: ts.Expression,
  depth: number,
): readonly string[] {
  if (depth === 0) return [];
  return takenFrom(container).flatMap((taken): readonly string[] => {
    switch (taken.as) {
      case "list":
        return usesOf(owner, taken.name, checker)
          .filter((use) => runsWithin(use, owner))
          .flatMap((use) => pathsOfEntries(checker, owner, use, depth - 1));
      case "value":
        return calledAs(checker, owner, taken.value, depth - 1).flatMap(
          entryPaths,
        );
      case "name":
        return pathsOfName(checker, owner, taken.name, depth - 1).flatMap(
          entryPaths,
        );
      case "argument":
        return targetsOf(checker, taken.callback)
          .filter(isFunctionWithBody)
          .flatMap(({ parameters }) => {
            const parameter = parameters[taken.index];
            return parameter ? [...calledThrough(checker, parameter)] : [];
          })
          .flatMap(entryPaths);
    }
  });
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

/** How what stands at a node gets called: `f()` is `""`, `f.load()` is `"load"`, passing it on may be. */
function calledAs(
  checker: ts.TypeChecker,
  owner: FunctionWithBody,
  value: ts.Expression,
  depth: number,
): readonly string[] {
  const at = chosenWith(value);
  const { parent } = at;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
    if (parent.expression === at) return [""];
    const index = parent.arguments?.indexOf(at) ?? -1;
    const paths = index >= 0 ? passedOn(checker, parent, index) : [];
    if (paths.length > 0) return paths;
  }
  if (
    ts.isSpreadElement(parent) &&
    (ts.isCallExpression(parent.parent) || ts.isNewExpression(parent.parent))
  )
    return passedOn(
      checker,
      parent.parent,
      parent.parent.arguments?.indexOf(parent) ?? 0,
    ).flatMap(entryPaths);
  const name = memberNamed(parent);
  if (name !== undefined && isAccess(parent) && parent.expression === at) {
    const member = withOuter(parent);
    if (
      ts.isCallExpression(member.parent) &&
      member.parent.expression === member
    ) {
      if (name === "call" || name === "apply") return [""];
      if (name === "bind") return [];
      return [name, ...pathsOfEntries(checker, owner, at, depth)];
    }
    return depth > 0
      ? calledAs(checker, owner, parent, depth - 1).flatMap((path) =>
          memberPath(name, path),
        )
      : [];
  }
  if (
    ts.isVariableDeclaration(parent) &&
    depth > 0 &&
    !ts.isArrayBindingPattern(parent.name)
  )
    return pathsOfName(checker, owner, parent.name, depth - 1);
  return pathsOfEntries(checker, owner, at, depth);
}

function isAccess(
  node: ts.Node,
): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return (
    ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
  );
}

/** `(table[kind] ?? fallback)`, `(isFast ? quick : load)` for one of its sides. */
function chosenWith(value: ts.Expression): ts.Expression {
  let at = withOuter(value);
  for (;;) {
    const { parent } = at;
    const isSide =
      (ts.isConditionalExpression(parent) && parent.condition !== at) ||
      (ts.isBinaryExpression(parent) && isDefaulting(parent));
    if (!isSide) return at;
    at = withOuter(parent);
  }
}

/** How a function that is called calls what it is given at a position. */
function passedOn(
  checker: ts.TypeChecker,
  call: ts.CallExpression | ts.NewExpression,
  index: number,
): readonly string[] {
  const bodies = targetsOf(checker, call.expression).filter(isFunctionWithBody);
  if (bodies.length > 0)
    return bodies.flatMap((body) => [...pathsGiven(checker, body, index)]);
  const callee = skipOuter(call.expression);
  // Kept in a container that nobody is seen to call from, it is only kept.
  const container = containerPutInto(call, index);
  if (container) return isCalledFrom(container) ? [""] : [];
  // What a class or an unknown function does with it is not known.
  if (ts.isNewExpression(call) && !isNamed(callee, "Promise")) return [];
  return returnsFunction(checker, call) ? [] : [""];
}

/** Which functions in the argument at `index` a body calls: a rest parameter holds the argument itself as an entry. */
export function pathsGiven(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
  index: number,
): CalledPaths {
  const parameter = parameterAt(body, index);
  if (!parameter) return nothing;
  const paths = calledThrough(checker, parameter);
  if (!parameter.dotDotDotToken || paths.size === 0) return paths;
  return new Set(
    [...paths]
      .filter((path) => path.startsWith("[]"))
      .map((path) => path.slice("[].".length)),
  );
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
