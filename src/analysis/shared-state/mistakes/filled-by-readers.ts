import ts from "typescript";

import { isLimit } from "../places/guards.ts";
import { functionAround, isWithin } from "../../../program/syntax/functions.ts";
import { accessOf } from "../../../program/syntax/mentions.ts";
import type { Project } from "../../project.ts";
import { accessesOf, usesOf } from "../sharing/uses.ts";

/**
 * Whether who finds nothing in a container loads it and puts it there: a cache by keys, which may be empty at any
 * time. Readers in the body that empties it aren't counted.
 */
export function isFilledByReaders(
  project: Project,
  place: ts.Node,
  emptying: ts.Node,
): boolean {
  const name = ts.isPropertyAccessExpression(place) ? place.name : place;
  const uses = accessesOf(project, name).flatMap((use) => {
    const access = accessOf(use).parent;
    return isWithin(use, emptying) || isDeclared(use) ? [] : access;
  });
  const readers = uses.filter((access) => !writes.test(memberOf(access)));
  // Of a cache with a method for each, who looks there and who fills it are those that call the methods.
  const callersOf = (access: ts.Node): readonly (ts.Node | undefined)[] => {
    const around = functionAround(access);
    return around && ts.isMethodDeclaration(around)
      ? [...usesOf(project, around)].flatMap((use) =>
          isWithin(use, emptying) ? [] : functionAround(use),
        )
      : [];
  };
  const fillers = new Set(
    uses
      .filter((access) => memberOf(access) === "set")
      .flatMap((access) => [functionAround(access), ...callersOf(access)]),
  );
  const fills = (access: ts.Node): boolean => {
    if (fillers.has(functionAround(access))) return true;
    const callers = callersOf(access);
    return callers.length > 0 && callers.every((body) => fillers.has(body));
  };
  return (
    readers.some((access) => memberOf(access) !== "size") &&
    readers.every((access) =>
      memberOf(access) === "size"
        ? isLimit(access.parent)
        : looks.test(memberOf(access)) && fills(access),
    )
  );
}

const writes = /^(?:set|delete|clear)$/;
const looks = /^(?:get|has)$/;

/** `get` of `cache.get(id)`; nothing where the whole container is read. */
function memberOf(access: ts.Node): string {
  return ts.isPropertyAccessExpression(access) ? access.name.text : "";
}

function isDeclared({ parent }: ts.Node): boolean {
  return (
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent)
  );
}
