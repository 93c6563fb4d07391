import ts from "typescript";

import { oncePerNode } from "../program/files/once.ts";
import { returnedBy } from "../program/calls/returned-values.ts";
import { isAndOr } from "../program/syntax/operators.ts";
import { namesOfPattern, variablesIn } from "../program/syntax/set-names.ts";
import {
  functionAround,
  skipOuter,
  type FunctionWithBody,
} from "../program/syntax/functions.ts";
import { functionsOf, symbolOf } from "../program/types/symbols.ts";
import type { Finder } from "./finder.ts";
import type { Standing } from "./handed-on.ts";
import { parametersOf } from "./parameters.ts";
import { isTransparent, placeAround, type Place } from "./uses.ts";

/**
 * `export default withSession(async (event, session) => …)`, where the project's `withSession` has the framework run a
 * function that calls its parameter with the request that it is given: as if it was written there, or, where the wrapper
 * returns that function, where the wrapper's call is (`app.post("/", json(async (req) => …))`).
 */
export function throughCaller(
  finder: Finder,
  body: FunctionWithBody,
  place = placeAround(body),
): readonly Standing[] {
  if (!place) return [];
  return callersAt(finder, body, place).flatMap(({ caller, isGiven }) => {
    const inner = placeAround(caller);
    const outer = isGiven ? placeAround(place.call) : undefined;
    return [inner, outer].flatMap((at) =>
      at ? [{ place: at, behind: place }] : [],
    );
  });
}

/** Whether what a wrapper of the project gives calls a function that the wrapper is given, with the request. */
export function isCalledByResult(
  finder: Finder,
  body: FunctionWithBody,
  place: Place,
): boolean {
  return callersAt(finder, body, place).some(({ isGiven }) => isGiven);
}

/** The functions of the wrapper at a place that call the one there, and whether the wrapper gives them. */
function callersAt(
  { checker }: Finder,
  body: FunctionWithBody,
  place: Place,
): readonly { caller: FunctionWithBody; isGiven: boolean }[] {
  const taken = parametersOf(body).length;
  if (
    place.path.length > 0 ||
    !ts.isCallExpression(place.call) ||
    !ts.isIdentifier(place.call.expression)
  )
    return [];
  const [wrapper, ...others] = functionsOf(checker, place.call.expression);
  const parameter = wrapper?.parameters[place.index];
  if (!wrapper || others.length > 0 || !parameter) return [];
  return callersOf(checker, parameter).flatMap(({ caller, given }) => {
    // What stands where the framework has something of its own has to be that.
    const isHandedOn = parametersOf(caller).every(
      ({ name }, at) => at >= taken || isName(checker, given[at], name),
    );
    if (!isHandedOn) return [];
    const isGiven = returnedBy(wrapper).some(
      (value) => skipOuter(value) === caller,
    );
    return [{ caller, isGiven }];
  });
}

interface Caller {
  readonly caller: FunctionWithBody;
  readonly given: readonly ts.Expression[];
}

/** The functions in a wrapper that call its parameter with the first of their own. */
const callersOf: (
  checker: ts.TypeChecker,
  parameter: ts.Node,
) => readonly Caller[] = oncePerNode((checker, parameter: ts.Node) => {
  if (!ts.isParameter(parameter) || !ts.isIdentifier(parameter.name)) return [];
  const { parent: wrapper, name } = parameter;
  const found: Caller[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (
      !ts.isCallExpression(node) ||
      !ts.isIdentifier(node.expression) ||
      node.expression.text !== name.text ||
      symbolOf(checker, node.expression)?.valueDeclaration !== parameter
    )
      return;
    const caller = functionAround(node);
    const own = caller && parametersOf(caller)[0];
    if (
      caller &&
      own &&
      caller !== wrapper &&
      !isAsked(node) &&
      !isKeptOutside(node, caller) &&
      isName(checker, node.arguments[0], own.name)
    )
      found.push({ caller, given: [...node.arguments] });
  };
  ts.forEachChild(wrapper, visit);
  return found;
});

/** `if (await allows(req))`: what answers a question handles nothing. */
function isAsked(call: ts.Node): boolean {
  let at = call;
  while (
    ts.isAwaitExpression(at.parent) ||
    ts.isParenthesizedExpression(at.parent) ||
    ts.isPrefixUnaryExpression(at.parent)
  )
    at = at.parent;
  const { parent } = at;
  return (
    (ts.isIfStatement(parent) && parent.expression === at) ||
    (ts.isConditionalExpression(parent) && parent.condition === at) ||
    (ts.isBinaryExpression(parent) && parent.left === at && isAndOr(parent))
  );
}

/** `made ??= make(req)`, `made = make(req)` with a name from around the caller: it is for other requests too. */
function isKeptOutside(call: ts.Node, caller: FunctionWithBody): boolean {
  let at = call;
  while (ts.isAwaitExpression(at.parent) || isTransparent(at.parent))
    at = at.parent;
  const { parent } = at;
  if (!ts.isBinaryExpression(parent) || parent.right !== at) return false;
  return (
    /^(?:\?\?|\|\|)=$/.test(parent.operatorToken.getText()) ||
    (parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isIdentifier(parent.left) &&
      !variablesIn(caller).has(parent.left.text))
  );
}

/**
 * Whether a wrapper gives its argument something that isn't the framework's, at a place where the framework has something:
 * `withStore((ctx, store) => …)` with `return (ctx) => run(ctx, store)`.
 */
export function givesItsOwn(
  { checker }: Finder,
  { call, index }: Place,
): boolean {
  return functionsOf(checker, call.expression).some((wrapper) => {
    const parameter = wrapper.parameters[index];
    return (
      parameter !== undefined &&
      callersOf(checker, parameter).some(({ caller, given }) =>
        given.slice(1).some((argument) => !mentionsAny(argument, caller)),
      )
    );
  });
}

/** Whether an expression speaks of a parameter of a function. */
function mentionsAny(expression: ts.Node, caller: FunctionWithBody): boolean {
  const names = caller.parameters.flatMap(({ name }) => namesOfPattern(name));
  const mentions = (at: ts.Node): boolean =>
    (ts.isIdentifier(at) && names.includes(at.text)) ||
    (ts.forEachChild(at, mentions) ?? false);
  return mentions(expression);
}

/** Whether an argument is what a parameter was given, whatever a wrapper calls it (`handler(ctx as Authed)`). */
function isName(
  checker: ts.TypeChecker,
  argument: ts.Expression | undefined,
  name: ts.BindingName,
): boolean {
  const given = argument && skipOuter(argument);
  return (
    given !== undefined &&
    ts.isIdentifier(name) &&
    ts.isIdentifier(given) &&
    given.text === name.text &&
    symbolOf(checker, given)?.valueDeclaration === name.parent
  );
}
