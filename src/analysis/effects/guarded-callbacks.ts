import ts from "typescript";

import type { Callee, CalleeBody } from "../../program/calls/callees.ts";
import { targetsOf } from "../../program/calls/targets.ts";
import {
  givenParametersOf,
  isFunctionWithBody,
  skipOuter,
  withOuter,
} from "../../program/syntax/functions.ts";
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
  const guards = new Map<CalleeBody, ReadonlySet<string>>();
  for (const { body: callback } of given) {
    const index = operation.arguments.findIndex((argument) =>
      isFunction(scope.checker, argument, callback),
    );
    if (
      index < 0 ||
      operation.arguments.slice(0, index).some(ts.isSpreadElement)
    )
      continue;
    let keys: KeyParameters = alwaysTheSame;
    for (const helper of helpers) {
      const own = keysWithin(scope, helper, index);
      keys =
        keys &&
        own &&
        union(keys, givenParameters(scope.checker, helper, [...own], body));
    }
    if (keys) guards.set(callback, keys);
  }
  return guards.size > 0 ? guards : undefined;
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
  let keys: KeyParameters = alwaysTheSame;
  const visit = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) &&
      node.text === name.text &&
      symbolAt(checker, node) === symbol
    ) {
      const call = withOuter(node).parent;
      // Handed on or kept, it runs whenever somebody else likes.
      const own =
        ts.isCallExpression(call) && skipOuter(call.expression) === node
          ? onceFor(checker, body, call, isPerRequest)
          : undefined;
      keys = keys && union(keys, own);
    }
    if (keys) ts.forEachChild(node, visit);
  };
  if (isFunctionWithBody(body)) visit(body.body);
  return keys;
}
