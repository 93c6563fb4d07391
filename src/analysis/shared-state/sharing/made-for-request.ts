import ts from "typescript";

import { isProvider } from "../../../middleware/containers.ts";
import type { FrameworkDescriptor } from "../../../middleware/descriptor.ts";
import type { Site } from "../../../middleware/site.ts";
import { implementersOf } from "../../../program/calls/hierarchy.ts";
import { isOnlyForTests } from "../../../program/files/test-files.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import { accessOf } from "../../../program/syntax/mentions.ts";
import {
  classOfThis,
  functionAround,
  isFunctionWithBody,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import {
  isNamed,
  isNamedParameter,
} from "../../../program/types/type-names.ts";
import type { Project } from "../../project.ts";
import { usesWhereTaken } from "./handed-makers.ts";
import { isKeptByKey, isKeptOn } from "./kept-on.ts";
import { runsForRequestsAlone } from "./reached.ts";
import { constructionsOf, usesOf, valueUsesOf } from "./uses.ts";

/** Whether requests alone make the objects of a class, and those of its heirs, each for itself. */
export const isMadeForRequestsAlone: (
  project: Project,
  node: ts.ClassLikeDeclaration,
) => boolean = oncePerNode((project, node) =>
  areMade(project, node, (name) => {
    const around = functionAround(name);
    return (
      around !== undefined &&
      !isKeptOn(project, name.parent) &&
      runsForRequestsAlone(project, around)
    );
  }),
);

/**
 * Whether the objects of a class, and those of its heirs, stand in a table, each under its own key: a room of a game, a
 * tenant's settings. What one of them holds is of all who name that key, and of nobody else.
 */
export const isMadeForKeys: (
  project: Project,
  node: ts.ClassLikeDeclaration,
) => boolean = oncePerNode((project, node) =>
  areMade(project, node, (name) => isKeptByKey(project, name.parent)),
);

/** Whether the code alone makes the objects of a class, and each is made in some way. */
function areMade(
  project: Project,
  node: ts.ClassLikeDeclaration,
  isSo: (name: ts.Node) => boolean,
): boolean {
  const classes = [
    node,
    ...implementersOf(project.program, node, false).filter(ts.isClassLike),
  ].filter((one) => one === node || !isOnlyForTests(one, node));
  const made = classes.flatMap((one) =>
    [
      ...constructionsOf(project, one),
      ...constructionsWhereTaken(project, one),
    ].filter((name) => !isOnlyForTests(name, node)),
  );
  return (
    made.length > 0 &&
    !classes.some(
      (one) => isProvider(project, one) || keepsItself(project, one),
    ) &&
    made.every(isSo)
  );
}

/** `new Type()` in what takes a class of the project as an argument: `route(Show)`. */
function constructionsWhereTaken(
  project: Project,
  { name }: ts.ClassLikeDeclaration,
): readonly ts.Node[] {
  return name
    ? valueUsesOf(project, name).flatMap((use) =>
        (usesWhereTaken(project, use) ?? []).filter(({ parent }) =>
          ts.isNewExpression(parent),
        ),
      )
    : [];
}

/**
 * `new Session(socket)`: what the object keeps from one event to the next is of one client, unless others may join it by a
 * method that takes a connection as well.
 */
export function isMadeWithConnection(
  project: Project,
  node: ts.ClassLikeDeclaration,
  { owned: { connections = [] } }: FrameworkDescriptor,
): boolean {
  if (connections.length === 0) return false;
  const given = ({
    parameters,
  }: ts.SignatureDeclaration): readonly ts.ParameterDeclaration[] =>
    parameters.filter((parameter) =>
      isNamedParameter(project.checker, parameter, connections),
    );
  const made = node.members.find(ts.isConstructorDeclaration);
  const [own, ...others] = made ? given(made) : [];
  return (
    own !== undefined &&
    others.length === 0 &&
    !own.questionToken &&
    !node.members.some(
      (member) =>
        ts.isMethodDeclaration(member) &&
        isFunctionWithBody(member) &&
        given(member).length > 0 &&
        [...usesOf(project, member)].some((use) => !isOwnUse(use, node)),
    )
  );
}

/** `this.listen` in the class itself. */
function isOwnUse(use: ts.Node, node: ts.ClassLikeDeclaration): boolean {
  const access = accessOf(use);
  return (
    ts.isPropertyAccessExpression(access) &&
    access.expression.kind === ts.SyntaxKind.ThisKeyword &&
    classOfThis(access) === node
  );
}

/** Whether a constructor hands the object on to what outlives it: `all.push(this)`. */
function keepsItself(project: Project, node: ts.ClassLikeDeclaration): boolean {
  const body = node.members.find(ts.isConstructorDeclaration)?.body;
  const visit = (at: ts.Node): boolean =>
    (at.kind === ts.SyntaxKind.ThisKeyword && isKeptOn(project, at, 0)) ||
    (ts.forEachChild(at, visit) ?? false);
  return body !== undefined && visit(body);
}

/**
 * `accept(request: IncomingMessage, socket)`, whose variables are those of that request, whoever calls it; a parameter
 * without a type is one where it goes along with the body as one (`server.handleUpgrade(request, …, (client) => …)`).
 */
export function takesRequest(
  { checker, middleware }: Project,
  site: Site,
  { parameters }: FunctionWithBody,
): boolean {
  const { parent } = site.body;
  const beside = ts.isCallExpression(parent) ? parent.arguments : [];
  const { types = [] } = site.descriptor.owned;
  const isTakenAsRequest = (argument: ts.Expression): boolean => {
    const type = checker.getContextualType(argument);
    return type !== undefined && isNamed(checker, type, types);
  };
  return parameters.some(
    ({ name }) =>
      ts.isIdentifier(name) &&
      (middleware.isRequestOwned(name, site) ||
        beside.some(
          (argument) =>
            ts.isIdentifier(argument) &&
            argument.text === name.text &&
            isTakenAsRequest(argument),
        )),
  );
}
