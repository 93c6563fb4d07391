import ts from "typescript";

import type { Callee, CalleeBody } from "../../program/calls/callees.ts";
import { targetsOf } from "../../program/calls/targets.ts";
import {
  givenParametersOf,
  isFunctionWithBody,
  isWithin,
  rootOfChain,
  skipOuter,
  withOuter,
} from "../../program/syntax/functions.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { symbolAt } from "../../program/types/types.ts";
import { givenParameters } from "./given-parameters.ts";
import { alwaysTheSame, union, type KeyParameters } from "./key-parameters.ts";
import { onceFor } from "./once-guard.ts";
import type { Operation } from "./operations.ts";

/** Of functions that a call is given: the parameters of the body around it that say how often they run. */
export type Guards = ReadonlyMap<CalleeBody, ReadonlySet<string>>;

interface Scope {
  readonly checker: ts.TypeChecker;
  readonly isPerRequest: (owner: ts.Node) => boolean;
}

/**
 * The functions that a helper of the project is given and calls behind a guard of its own: `once("words", () =>
 * read())`, where `once` looks into what it has kept for the key first.
 *
 * @param body The body that the operation stands in.
 * @param callees What the operation enters: the helper, and the functions that it is given.
 */
export function guardsOf(
  scope: Scope,
  body: CalleeBody,
  operation: Operation,
  callees: readonly Callee[],
): Guards | undefined {
  if (!ts.isCallExpression(operation)) return undefined;
  const given = callees.filter(({ via }) => via === "callback");
  const helpers = callees.filter(({ call }) => call === operation);
  if (given.length === 0 || helpers.length === 0) return undefined;
  const own = factoriesOf(scope.checker, body, operation);
  const within: Scope = {
    ...scope,
    isPerRequest: (owner) => own.includes(owner) || scope.isPerRequest(owner),
  };
  const guards = new Map<CalleeBody, ReadonlySet<string>>();
  for (const { body: callback } of given) {
    const places = placesOf(scope.checker, operation, callback);
    let keys: KeyParameters = places.length > 0 ? alwaysTheSame : undefined;
    for (const helper of helpers)
      for (const index of places) {
        const around = keysWithin(within, helper, index);
        keys =
          keys &&
          around &&
          union(
            keys,
            givenParameters(scope.checker, helper, [...around], body),
          );
      }
    if (keys) guards.set(callback, keys);
  }
  return guards.size > 0 ? guards : undefined;
}

/** What a body calls to make the helper itself, each time that it runs: `const once = createMemo()`. */
function factoriesOf(
  checker: ts.TypeChecker,
  body: CalleeBody,
  { expression }: ts.CallExpression,
): readonly ts.Node[] {
  let made: ts.Expression | undefined = rootOfChain(expression);
  if (ts.isIdentifier(made)) {
    const declaration = symbolOf(checker, made)?.valueDeclaration;
    made =
      declaration &&
      ts.isVariableDeclaration(declaration) &&
      isWithin(declaration, body)
        ? declaration.initializer
        : undefined;
  }
  const inner = made && skipOuter(made);
  return inner && ts.isCallExpression(inner)
    ? targetsOf(checker, inner.expression)
    : [];
}

/** Which arguments of a call a function is; none where it is a part of one, too. */
function placesOf(
  checker: ts.TypeChecker,
  { arguments: given }: ts.CallExpression,
  callback: CalleeBody,
): readonly number[] {
  const isPartOf = (node: ts.Node): boolean =>
    (ts.isExpression(node) && isFunction(checker, node, callback)) ||
    (ts.forEachChild(node, isPartOf) ?? false);
  const places: number[] = [];
  for (const [index, argument] of given.entries())
    if (ts.isSpreadElement(argument)) return [];
    else if (isFunction(checker, argument, callback)) places.push(index);
    else if (isPartOf(argument)) return [];
  return places;
}

function isFunction(
  checker: ts.TypeChecker,
  argument: ts.Expression,
  callback: CalleeBody,
): boolean {
  const inner = skipOuter(argument);
  return (
    inner === callback ||
    (ts.isIdentifier(inner) &&
      targetsOf(checker, inner).some((target) => target === callback))
  );
}

/** What a helper's guards around all calls of its parameter at `index` go by, as its own parameters. */
function keysWithin(
  { checker, isPerRequest }: Scope,
  { body }: Callee,
  index: number,
): KeyParameters {
  const parameter = isFunctionWithBody(body)
    ? givenParametersOf(body)[index]
    : undefined;
  if (!parameter || !ts.isIdentifier(parameter.name)) return undefined;
  const { name } = parameter;
  const symbol = symbolAt(checker, name);
  let isCalled = false;
  let keys: KeyParameters = alwaysTheSame;
  const visit = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) &&
      node !== name &&
      node.text === name.text &&
      symbolAt(checker, node) === symbol
    ) {
      const call = withOuter(node).parent;
      // Handed on or kept, it runs whenever somebody else likes.
      const own =
        ts.isCallExpression(call) && skipOuter(call.expression) === node
          ? onceFor(checker, body, call, isPerRequest)
          : undefined;
      isCalled = true;
      keys = keys && union(keys, own);
    }
    if (keys) ts.forEachChild(node, visit);
  };
  visit(body);
  return isCalled ? keys : undefined;
}
