import ts from "typescript";

import { variablesIn } from "../program/syntax/set-names.ts";
import {
  functionAround,
  type FunctionWithBody,
} from "../program/syntax/functions.ts";
import { isEquality } from "../program/syntax/operators.ts";
import { takerOf } from "../program/calls/wrapped-functions.ts";
import { functionsOf, symbolOf, valuesOf } from "../program/types/symbols.ts";
import { isCalledByResult, throughCaller } from "./called-inside.ts";
import { mayBeExpected } from "./expectations.ts";
import type { Finder } from "./finder.ts";
import { parametersOf } from "./parameters.ts";
import type { ProgramUses } from "./registrations.ts";
import {
  isTransparent,
  placeAround,
  usesIn,
  type Place,
  type Use,
} from "./uses.ts";

/** Where a function stands as a value: an argument's place, and the expression there unless it is the function itself. */
export interface Standing {
  readonly place?: Place;
  /** The call by which a function of the project was entered that the place is in: what its parameters are. */
  readonly entered?: Entered;
  readonly expression?: ts.Expression;
  /** The argument of a wrapper whose result stands at the place. */
  readonly behind?: Place;
}

/** A call that enters a function of the project, and the function. */
export interface Entered {
  readonly body: FunctionWithBody;
  readonly call: Place["call"];
}

/** `router.get("/", caught(list))`, where `caught` is a function of the project: as if it was written there. */
export function throughWrapper(
  finder: Finder,
  target: FunctionWithBody,
  use: Use,
): readonly Standing[] {
  const { called, place } = use;
  if (called || !place) return [];
  if (parametersOf(target).length < 2)
    return throughCaller(finder, target, place);
  const outer = outerPlaceOf(finder.checker, use);
  return outer ? [{ place: outer, behind: place }] : [];
}

/** `const list = caught(async (req, res) => …)`, and in any file `router.get("/", list)`; a field keeps it as well. */
export function throughKeptWrapper(
  finder: Finder,
  uses: ProgramUses,
  body: FunctionWithBody,
): readonly Standing[] {
  const { checker } = finder;
  const behind = placeAround(body);
  const name = behind && keeperOf(behind.call);
  if (
    name === undefined ||
    behind?.path.length !== 0 ||
    (parametersOf(body).length < 2
      ? !isCalledByResult(finder, body, behind)
      : functionsOf(checker, behind.call.expression).length === 0)
  )
    return [];
  return [name, ...uses.renamesOf(name)]
    .flatMap((each) => uses.named(each))
    .flatMap(({ called, place, expression, named }) =>
      !called &&
      place &&
      mayBeExpected(finder, expression) &&
      valuesOf(checker, named).includes(behind.call)
        ? [{ place, behind }]
        : [],
    );
}

/** The name of the variable or the field that holds what a call gives. */
function keeperOf(call: ts.Node): string | undefined {
  let at = call;
  while (isTransparent(at.parent)) at = at.parent;
  const { parent } = at;
  return (ts.isVariableDeclaration(parent) ||
    ts.isPropertyDeclaration(parent)) &&
    ts.isIdentifier(parent.name)
    ? parent.name.text
    : undefined;
}

/**
 * `page(router, "/", list)`, where the project's `page` hands its parameter to `router.get(…)`, perhaps behind a wrapper:
 * as if it was written there.
 */
export function throughRegistrar(
  { checker }: Finder,
  { called, place }: Use,
): readonly Standing[] {
  if (called || !place || place.path.length > 0) return [];
  const { call, index } = place;
  const taker = takerOf(checker, call, index);
  if (!taker) return [];
  const { body, parameter, name } = taker;
  const entered = { body, call };
  return (usesIn(body.getSourceFile()).get(name.text) ?? [])
    .filter(
      (use) =>
        !use.called &&
        symbolOf(checker, use.named)?.valueDeclaration === parameter,
    )
    .flatMap((use): Standing[] => {
      const outer = outerPlaceOf(checker, use);
      return [
        ...(use.place ? [{ place: use.place, entered }] : []),
        ...(outer && use.place
          ? [{ place: outer, entered, behind: use.place }]
          : []),
      ];
    });
}

/** The place of what a wrapper of the project gives. */
function outerPlaceOf(
  checker: ts.TypeChecker,
  { place }: Use,
): Place | undefined {
  return place?.path.length === 0 &&
    functionsOf(checker, place.call.expression).length > 0
    ? placeAround(place.call)
    : undefined;
}

/** What the call that enters a function gives for a parameter of it; anything else as it is. */
export function givenFor(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  { body, call }: Entered,
): ts.Expression {
  if (!ts.isIdentifier(expression)) return expression;
  const declaration = symbolOf(checker, expression)?.valueDeclaration;
  const index = body.parameters.findIndex((each) => each === declaration);
  return call.arguments?.[index] ?? expression;
}

/**
 * Whether what a wrapper gives may run its argument for each request: not where the wrapper calls that itself, once, for
 * what it makes of it (`page(() => readFileSync("page.html"))`).
 */
export function mayRunLater(
  checker: ts.TypeChecker,
  { call, index }: Place,
): boolean {
  const wrappers = functionsOf(checker, call.expression);
  return (
    wrappers.length === 0 ||
    wrappers.some((wrapper) => keepsParameter(checker, wrapper, index))
  );
}

function keepsParameter(
  checker: ts.TypeChecker,
  { parameters, body }: FunctionWithBody,
  index: number,
): boolean {
  const parameter = parameters[index];
  if (!parameter || parameter.dotDotDotToken) return true;
  const { name } = parameter;
  if (!ts.isIdentifier(name)) return true;
  const keeps = (at: ts.Node): boolean =>
    (ts.isIdentifier(at) &&
      at.text === name.text &&
      symbolOf(checker, at)?.valueDeclaration === parameter &&
      isKept(at, parameter.parent)) ||
    (ts.forEachChild(at, keeps) ?? false);
  return keeps(body);
}

/** Whether a mention of a function in a wrapper leads to later calls of it. */
function isKept(mention: ts.Node, wrapper: ts.Node): boolean {
  const own = functionAround(mention) === wrapper;
  let at = mention;
  while (isTransparent(at.parent)) at = at.parent;
  const { parent } = at;
  if (ts.isPropertyAccessExpression(parent))
    return own
      ? parent.name.text === "bind"
      : /^(?:apply|bind|call)$/.test(parent.name.text);
  // What takes nothing of a request makes something for it, or runs on its own: `made ??= make()`.
  if (
    (ts.isCallExpression(parent) || ts.isNewExpression(parent)) &&
    parent.expression === at
  )
    return !own && isGivenSomething(parent, wrapper);
  return !ts.isTypeOfExpression(parent) && !isTested(parent);
}

/**
 * Whether a call of a wrapper's parameter is given something of a function that the wrapper makes: not
 * `setInterval(() => tick(Date.now()), 1000)`, nor `watch(folder, (event, name) => reload(name, event))`, which the wrapper
 * leaves with somebody else.
 */
function isGivenSomething(
  call: ts.CallExpression | ts.NewExpression,
  wrapper: ts.Node,
): boolean {
  const own = new Set<string>();
  let outermost: ts.Node = call;
  let takes = false;
  for (
    let around = functionAround(call);
    around && around !== wrapper;
    around = functionAround(around)
  ) {
    outermost = around;
    takes ||= around.parameters.length > 0;
    for (const name of variablesIn(around)) own.add(name);
  }
  const mentions = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && own.has(node.text)) ||
    (ts.forEachChild(node, mentions) ?? false);
  return (
    takes &&
    (call.arguments ?? []).some(mentions) &&
    !isLeftElsewhere(outermost, wrapper)
  );
}

/** `bus.on("load", made);`, on something that isn't the wrapper's own: nothing of it is in what the wrapper gives. */
function isLeftElsewhere(made: ts.Node, wrapper: ts.Node): boolean {
  let at = made;
  while (isTransparent(at.parent) || ts.isCallExpression(at.parent))
    at = at.parent;
  if (!ts.isExpressionStatement(at.parent)) return false;
  let root = at;
  while (ts.isCallExpression(root) || ts.isPropertyAccessExpression(root))
    root = root.expression;
  return !ts.isIdentifier(root) || !variablesIn(wrapper).has(root.text);
}

/** `if (handler)`, `handler === undefined`, `!handler`: nothing is done with it. */
function isTested(parent: ts.Node): boolean {
  return (
    ts.isIfStatement(parent) ||
    ts.isPrefixUnaryExpression(parent) ||
    (ts.isBinaryExpression(parent) && isEquality(parent.operatorToken.kind))
  );
}
