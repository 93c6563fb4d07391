import ts from "typescript";

import { isOnlyForTests } from "../program/files/test-files.ts";
import { implementersOf } from "../program/calls/hierarchy.ts";
import { constructionsOf } from "../program/calls/injected.ts";
import {
  functionAround,
  isHiddenMember,
  isReturned,
  skipOuter,
  type FunctionWithBody,
} from "../program/syntax/functions.ts";
import { matchesName } from "../program/types/package-of.ts";
import { functionsOf, symbolOf } from "../program/types/symbols.ts";
import type { FrameworkDescriptor } from "./descriptor.ts";
import type { Finder } from "./finder.ts";
import type { Standing } from "./handed-on.ts";
import { memberOf, nameOfMember } from "./members.ts";
import type { ProgramUses } from "./registrations.ts";
import type { Place } from "./uses.ts";

/**
 * `app.use("files", new Files())`, `app.use("files", createFiles())`: a method stands where an object of its class, or
 * of an heir that leaves it as it is, does, under its name.
 */
export function standingsOfObject(
  finder: Finder,
  uses: ProgramUses,
  body: FunctionWithBody,
): readonly Standing[] {
  const member = memberOf(body);
  // What only its class calls is no part that anybody else takes.
  if (!member || !ts.isClassLike(member.owner) || isHiddenMember(body))
    return [];
  const { name } = member;
  if (!isWanted(finder, name)) return [];
  return classesWith(finder, member.owner, name).flatMap((owner) =>
    [
      ...placesByClass(finder, uses, owner),
      ...placesByFactory(finder, uses, owner),
    ].map((place): Standing => ({
      place: { ...place, path: [...place.path, name] },
    })),
  );
}

const partsByDescriptor = new WeakMap<FrameworkDescriptor, readonly string[]>();

/** Whether some framework takes functions as a part of what it is given, under this name. */
function isWanted({ descriptors }: Finder, name: string): boolean {
  return descriptors.some((descriptor) => {
    let parts = partsByDescriptor.get(descriptor);
    if (!parts) {
      parts = [
        ...descriptor.registration,
        ...descriptor.handlers.registration,
      ].flatMap((each) =>
        typeof each.arguments === "string"
          ? (each.arguments.replaceAll("[]", "").split(".").at(-1) ?? [])
          : [],
      );
      partsByDescriptor.set(descriptor, parts);
    }
    return parts.some((part) => matchesName(name, part));
  });
}

/** A class, and its heirs that have no member of their own under this name. */
function classesWith(
  { program }: Finder,
  owner: ts.ClassLikeDeclaration,
  name: string,
): readonly ts.ClassLikeDeclaration[] {
  const found = [owner];
  for (const heir of implementersOf(program, owner, false))
    if (
      ts.isClassLike(heir) &&
      !heir.members.some(
        (each) => each.name && nameOfMember(each.name) === name,
      )
    )
      found.push(heir);
  return found;
}

function placesByClass(
  { checker }: Finder,
  uses: ProgramUses,
  { name }: ts.ClassLikeDeclaration,
): readonly Place[] {
  if (!name) return [];
  return [name.text, ...uses.renamesOf(name.text)].flatMap((className) =>
    uses
      .named(className)
      .flatMap(({ made, named, place }) =>
        made &&
        place &&
        symbolOf(checker, lastNameOf(named))?.valueDeclaration === name.parent
          ? [place]
          : [],
      ),
  );
}

/** Where a call of a function that returns a new object of a class stands, in place or by the name of a constant. */
function placesByFactory(
  finder: Finder,
  uses: ProgramUses,
  owner: ts.ClassLikeDeclaration,
): readonly Place[] {
  const { checker } = finder;
  const factories = new Set(
    constructionsOf(finder, owner).flatMap((made) =>
      isReturned(made) && !isOnlyForTests(made, owner)
        ? (functionAround(made) ?? [])
        : [],
    ),
  );
  return [...factories].flatMap((factory) => {
    const name = nameOfFunction(factory);
    if (name === undefined) return [];
    return [name, ...uses.renamesOf(name)]
      .flatMap((each) => uses.named(each))
      .filter(
        (use) =>
          use.called && functionsOf(checker, use.named).includes(factory),
      )
      .flatMap(({ place, keptAs, expression }) =>
        place
          ? [place]
          : keptAs
            ? placesOfKept(finder, uses, keptAs, expression)
            : [],
      );
  });
}

/** `const files = createFiles(); app.use("files", files)` */
function placesOfKept(
  { checker }: Finder,
  uses: ProgramUses,
  keptAs: string,
  made: ts.Expression,
): readonly Place[] {
  return [keptAs, ...uses.renamesOf(keptAs)]
    .flatMap((name) => uses.named(name))
    .flatMap(({ called, named, place }) => {
      if (called || !place) return [];
      const kept = symbolOf(checker, lastNameOf(named))?.valueDeclaration;
      return kept &&
        ts.isVariableDeclaration(kept) &&
        kept.initializer &&
        skipOuter(kept.initializer) === made
        ? [place]
        : [];
    });
}

function nameOfFunction(body: FunctionWithBody): string | undefined {
  const own = ts.getNameOfDeclaration(body);
  if (own && ts.isIdentifier(own)) return own.text;
  const { parent } = body;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)
    ? parent.name.text
    : undefined;
}

/** What an expression is called by, at its end: `all` of `lists.all`. */
export function lastNameOf(expression: ts.Expression): ts.Node {
  return ts.isPropertyAccessExpression(expression)
    ? expression.name
    : expression;
}
