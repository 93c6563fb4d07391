import { isNamed, type TypeName } from "../../program/type-names.ts";
import type { FrameworkDescriptor } from "../descriptor.ts";
import type { Finder, Hit, Witness } from "../finder.ts";
import {
  isRegistered,
  standingsOf,
  type ProgramUses,
  type Standing,
} from "../registrations.ts";
import { factoriesOf } from "../returned.ts";
import { isCurried, placed, preferred } from "./nominal.ts";

/** The function is given, in place or by name, to a call or a typed place that takes middleware or handlers. */
export function byRegistration(uses: ProgramUses): Witness {
  return (finder, body) => {
    const own = standingsOf(finder, uses, body);
    const outer = factoriesOf(finder.checker, body).flatMap((factory) =>
      standingsOf(finder, uses, factory),
    );
    if (own.length === 0 && outer.length === 0) return undefined;
    return preferred(
      body,
      finder.descriptors.flatMap((descriptor): Hit[] => {
        const role = roleAt(
          finder,
          isCurried(descriptor) ? outer : own,
          descriptor,
        );
        if (!role) return [];
        const hit = placed(finder, body, descriptor, "registration");
        return [role === "handler" ? { ...hit, role } : hit];
      }),
    );
  };
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
    standings.some(({ place, expression }) => {
      if (place && isRegistered(finder, place, calls)) return true;
      if (!expression || types.length === 0) return false;
      const expected = finder.checker.getContextualType(expression);
      return expected !== undefined && isNamed(finder.checker, expected, types);
    });
  if (stands(registration, contextual)) return "middleware";
  if (stands(handlers.registration, handlers.contextual)) return "handler";
  return undefined;
}
