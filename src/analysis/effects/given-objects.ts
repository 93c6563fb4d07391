import ts from "typescript";

import type { Callee, CalleeBody } from "../../program/calls/callees.ts";
import { placesIn, type Place } from "../../program/calls/given-arguments.ts";
import {
  classOf,
  implementersOf,
  memberOf,
  type Implementer,
} from "../../program/calls/hierarchy.ts";
import { knownObjects } from "../../program/calls/known-objects.ts";
import { targetsDeclaredBy } from "../../program/calls/targets.ts";
import { skipOuter } from "../../program/syntax/functions.ts";
import type { Project } from "../project.ts";
import type { Effect } from "./body-effects.ts";

/** A call of a member of what a parameter holds. */
export interface OpenCall {
  readonly parameter: Place;
  readonly member: string;
}

/** Calls of a member of a parameter whose type others implement: `store.read()` of `(store: Store) => …`. */
export function openCallsIn(
  body: CalleeBody,
  effects: readonly Effect[],
): ReadonlyMap<Effect, OpenCall> {
  const found = new Map<Effect, OpenCall>();
  let places: ReadonlyMap<string, Place> | undefined;
  for (const effect of effects) {
    const { operation, callees } = effect;
    if (
      !ts.isCallExpression(operation) ||
      callees.every(({ via }) => via !== "implementer")
    )
      continue;
    const callee = skipOuter(operation.expression);
    if (!ts.isPropertyAccessExpression(callee)) continue;
    const object = skipOuter(callee.expression);
    if (!ts.isIdentifier(object)) continue;
    const place = (places ??= placesIn(body)).get(object.text);
    if (place && place.property === undefined)
      found.set(effect, { parameter: place, member: callee.name.text });
  }
  return found;
}

/** The callees of such a call that the object which a call gives can have: all where its class isn't known. */
export function calleesGiven(
  project: Project,
  { callees }: Effect,
  { parameter: { index }, member }: OpenCall,
  given: readonly ts.Expression[],
): readonly Callee[] {
  const argument = given[index];
  if (!argument || given.slice(0, index + 1).some(ts.isSpreadElement))
    return callees;
  const classes = classesOf(project, argument);
  if (classes.length === 0) return callees;
  const bodies = new Set(
    classes.flatMap((each): readonly ts.Node[] =>
      targetsDeclaredBy(
        project.checker,
        memberOf(project.checker, each, member),
      ),
    ),
  );
  const left = callees.filter(
    ({ via, receiver, body }) =>
      via !== "implementer" || !receiver || bodies.has(body),
  );
  // Another way than by a member of its class may lead to what it runs.
  return left.length > 0 ? left : callees;
}

/** The classes that an argument can be of, with those that extend them. */
function classesOf(
  project: Project,
  argument: ts.Expression,
): readonly Implementer[] {
  const known = knownObjects(project, argument);
  if (known.length > 0) return known;
  const owner = classOf(project.checker, argument);
  return owner && !owner.getSourceFile().isDeclarationFile
    ? [owner, ...implementersOf(project.program, owner, false)]
    : [];
}
