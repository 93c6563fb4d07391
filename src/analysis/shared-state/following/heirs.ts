import ts from "typescript";

import {
  basesOf,
  classOf,
  implementersOf,
  memberOf,
} from "../../../program/calls/hierarchy.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import {
  hasCode,
  isStatic,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { functionsDeclaredBy } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { calledFunctions, isOurs, type AnyCall } from "./runs.ts";

/** The functions that a call may run, and the class of their `this`, where it is that of no heir. */
export interface Called {
  readonly bodies: readonly FunctionWithBody[];
  readonly heir?: ts.ClassLikeDeclaration | undefined;
}

const mostBases = 6;

/** The project's classes that a class extends, nearest first. */
export const ownBasesOf: (
  project: Project,
  owner: ts.ClassLikeDeclaration,
) => readonly ts.ClassLikeDeclaration[] = oncePerNode(({ checker }, owner) => {
  const bases: ts.ClassLikeDeclaration[] = [];
  const queue = [...basesOf(checker, owner)];
  for (const at of queue) {
    if (bases.length === mostBases) break;
    if (bases.includes(at) || packageOf(at) !== ".") continue;
    bases.push(at);
    queue.push(...basesOf(checker, at));
  }
  return bases;
});

/** The names of the functions that a class gives its objects by itself. */
export function ownFunctionsOf(
  owner: ts.ClassLikeDeclaration,
): ReadonlySet<string> {
  return new Set(
    owner.members.flatMap((member) =>
      member.name &&
      ts.isIdentifier(member.name) &&
      !isStatic(member) &&
      hasCode(member)
        ? [member.name.text]
        : [],
    ),
  );
}

/** The functions that a class and those that it extends give its objects. */
export function functionsOfLineage(
  project: Project,
  heir: ts.ClassLikeDeclaration,
): readonly FunctionWithBody[] {
  return [heir, ...ownBasesOf(project, heir)].flatMap(({ members }) =>
    members.flatMap((member) =>
      ts.isMethodDeclaration(member) || ts.isPropertyDeclaration(member)
        ? functionsDeclaredBy(project.checker, member)
        : [],
    ),
  );
}

/** Whether it makes a difference to know that an object is of this very class: one that has heirs, or overrides something. */
export const hasRelatives: (
  project: Project,
  owner: ts.ClassLikeDeclaration,
) => boolean = oncePerNode((project, owner) => {
  if (hasHeirs(project, owner)) return true;
  const names = ownFunctionsOf(owner);
  return ownBasesOf(project, owner).some((base) =>
    base.members.some(
      ({ name }) => name && ts.isIdentifier(name) && names.has(name.text),
    ),
  );
});

function hasHeirs({ program }: Project, owner: ts.ClassLikeDeclaration) {
  return implementersOf(program, owner, false).length > 0;
}

/** What a call may run, in a body that belongs to an object of the class `heir`. */
export function calledBy(
  project: Project,
  heir: ts.ClassLikeDeclaration | undefined,
  call: AnyCall | ts.TaggedTemplateExpression,
): Called {
  const callee = ts.isCallExpression(call)
    ? skipOuter(call.expression)
    : undefined;
  if (!callee || !ts.isPropertyAccessExpression(callee))
    return { bodies: calledFunctions(project, call) };
  const object = skipOuter(callee.expression);
  if (
    object.kind === ts.SyntaxKind.ThisKeyword &&
    heir &&
    isOfLineage(project, heir, callee)
  )
    return {
      bodies: memberOf(project.checker, heir, callee.name.text)
        .flatMap((each) => functionsDeclaredBy(project.checker, each))
        .filter(isOurs),
      heir,
    };
  const bodies = calledFunctions(project, call);
  if (object.kind === ts.SyntaxKind.SuperKeyword) return { bodies, heir };
  return {
    bodies,
    heir: bodies.length > 0 ? objectOf(project, object) : undefined,
  };
}

/** The class of an object, where it overrides something and no heir of it can be meant. */
function objectOf(
  project: Project,
  object: ts.Expression,
): ts.ClassLikeDeclaration | undefined {
  const known = classOf(project.checker, object);
  return known &&
    packageOf(known) === "." &&
    ownBasesOf(project, known).length > 0 &&
    hasRelatives(project, known) &&
    !hasHeirs(project, known)
    ? known
    : undefined;
}

/** Whether a node stands in a class, or in one that it extends, where `this` is its object. */
export function isOfLineage(
  project: Project,
  heir: ts.ClassLikeDeclaration,
  node: ts.Node,
): boolean {
  const owner = ts.findAncestor(node, ts.isClassLike);
  return (
    owner !== undefined &&
    (owner === heir || ownBasesOf(project, heir).includes(owner))
  );
}
