import ts from "typescript";

import type { FunctionWithBody } from "../program/syntax/functions.ts";
import { functionsOf, symbolOf } from "../program/types/symbols.ts";
import type { Finder } from "./finder.ts";
import { parametersOf } from "./parameters.ts";
import { placeAround, usesIn, type Place, type Use } from "./uses.ts";

/** Where a function stands as a value: an argument's place, and the expression there unless it is the function itself. */
export interface Standing {
  readonly place?: Place;
  /** The call by which a function of the project was entered that the place is in: what its parameters are. */
  readonly entered?: Entered;
  readonly expression?: ts.Expression;
}

/** A call that enters a function of the project, and the function. */
export interface Entered {
  readonly body: FunctionWithBody;
  readonly call: Place["call"];
}

/** `router.get("/", caught(list))`, where `caught` is a function of the project: as if it was written there. */
export function throughWrapper(
  { checker }: Finder,
  target: FunctionWithBody,
  { called, place }: Use,
): readonly Standing[] {
  if (called || !place || place.path.length > 0) return [];
  const outer =
    parametersOf(target).length > 1 ? placeAround(place.call) : undefined;
  return outer && functionsOf(checker, place.call.expression).length > 0
    ? [{ place: outer }]
    : [];
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
  const [body, ...others] = functionsOf(checker, call.expression);
  const parameter = body?.parameters[index];
  if (
    !parameter ||
    others.length > 0 ||
    parameter.dotDotDotToken ||
    !ts.isIdentifier(parameter.name)
  )
    return [];
  const entered = { body, call };
  return (usesIn(body.getSourceFile()).get(parameter.name.text) ?? [])
    .filter(
      (use) =>
        !use.called &&
        symbolOf(checker, use.named)?.valueDeclaration === parameter,
    )
    .flatMap((use) =>
      [use.place, outerPlaceOf(checker, use)].flatMap((inner) =>
        inner ? [{ place: inner, entered }] : [],
      ),
    );
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
