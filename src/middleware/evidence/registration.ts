import type ts from "typescript";

import {
  functionAround,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { isNamed, type TypeName } from "../../program/types/type-names.ts";
import { givesItsOwn, throughCaller } from "../called-inside.ts";
import type { FrameworkDescriptor } from "../descriptor.ts";
import type { Finder, Hit, Witness } from "../finder.ts";
import { askedOfHeld } from "../held-objects.ts";
import {
  isRegistered,
  namedAt,
  writtenAt,
  type ProgramUses,
} from "../registrations.ts";
import { mayRunLater, type Standing } from "../handed-on.ts";
import { factoriesOf } from "../returned.ts";
import { contextualTypeAt } from "../../program/types/types.ts";
import { handler, isAskedBy } from "./handler.ts";
import { isCurried, placed, preferred } from "./nominal.ts";

/** The function is written where a call takes middleware or handlers. */
export const byRegistration: Witness = (finder, body) =>
  hitAt(finder, body, (each) => [
    ...writtenAt(each),
    ...throughCaller(finder, each),
  ]);

/** The function is given by name, in any file, to a call or a typed place that takes middleware or handlers. */
export function byRegisteredName(uses: ProgramUses): Witness {
  return (finder, body) =>
    hitAt(finder, body, (each) => namedAt(finder, uses, each));
}

/** A function in an object that a name holds, which the framework is given by that name. */
export function byHeldObject({ renamesOf }: ProgramUses): Witness {
  return (finder, body) => {
    const asked = askedOfHeld(finder, renamesOf, body);
    if (asked.length === 0) return undefined;
    const { checker, descriptors } = finder;
    const stands = (
      calls: FrameworkDescriptor["registration"],
      isWanted: (type: ts.Type) => boolean,
    ): boolean =>
      asked.some(
        ({ types, place }) =>
          types.some(isWanted) ||
          (place !== undefined && isRegistered(finder, place, calls)),
      );
    for (const descriptor of descriptors) {
      const { contextual, registration, handlers } = descriptor;
      if (stands(registration, (type) => isNamed(checker, type, contextual)))
        return placed(finder, body, descriptor, "registration");
      if (
        stands(handlers.registration, (type) =>
          isAskedBy(checker, type, handlers, body),
        )
      )
        return handler(finder, body, descriptor, "registration");
    }
    return undefined;
  };
}

function hitAt(
  finder: Finder,
  body: FunctionWithBody,
  standingsOf: (body: FunctionWithBody) => readonly Standing[],
): Hit | undefined {
  const own = standingsOf(body);
  // What a curried framework takes is the factory around the body.
  const around = functionAround(body);
  const mayBeCurried = around !== undefined && standingsOf(around).length > 0;
  if (own.length === 0 && !mayBeCurried) return undefined;
  const outer = mayBeCurried
    ? factoriesOf(finder.checker, body).flatMap(standingsOf)
    : [];
  // What a wrapper gives of its own is no continuation.
  const demand = own.some(({ behind }) => behind && givesItsOwn(finder, behind))
    ? "origin"
    : "place";
  return preferred(
    body,
    finder.descriptors.flatMap((descriptor): Hit[] => {
      const role = roleAt(
        finder,
        isCurried(descriptor) ? outer : own,
        descriptor,
      );
      if (!role) return [];
      const hit = role === "handler" ? handler : placed;
      return [hit(finder, body, descriptor, "registration", demand)];
    }),
  );
}

function roleAt(
  finder: Finder,
  standings: readonly Standing[],
  { registration, contextual, handlers }: FrameworkDescriptor,
): "middleware" | "handler" | undefined {
  const stands = (
    calls: typeof registration,
    types: readonly TypeName[],
  ): boolean =>
    standings.some(({ place, expression, entered, behind }) => {
      if (place && isRegistered(finder, place, calls, entered))
        return !behind || mayRunLater(finder.checker, behind);
      if (!expression || types.length === 0) return false;
      const expected = contextualTypeAt(finder.checker, expression);
      return expected !== undefined && isNamed(finder.checker, expected, types);
    });
  if (stands(registration, contextual)) return "middleware";
  if (stands(handlers.registration, handlers.contextual)) return "handler";
  return undefined;
}
