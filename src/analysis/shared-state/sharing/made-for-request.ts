import ts from "typescript";

import { isProvider } from "../../../middleware/containers.ts";
import type { FrameworkDescriptor } from "../../../middleware/descriptor.ts";
import type { Site } from "../../../middleware/site.ts";
import { implementersOf } from "../../../program/calls/hierarchy.ts";
import { isOnlyForTests } from "../../../program/files/test-files.ts";
import { changing } from "../../../program/files/method-names.ts";
import { isMade } from "../../../program/files/made.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import { accessOf, namesIn } from "../../../program/syntax/mentions.ts";
import {
  isAssignment,
  isLogicalOperator,
} from "../../../program/syntax/operators.ts";
import {
  classOfThis,
  functionAround,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import {
  isNamed,
  isNamedParameter,
} from "../../../program/types/type-names.ts";
import type { Project } from "../../project.ts";
import { runsForRequestsAlone } from "./reached.ts";
import { constructionsOf, usesOf } from "./uses.ts";

/** How many names and functions an object is followed through from where it is made. */
const farthest = 4;

/** Whether requests alone make the objects of a class, and those of its heirs, each for itself. */
export const isMadeForRequestsAlone: (
  project: Project,
  node: ts.ClassLikeDeclaration,
) => boolean = oncePerNode((project, node) => {
  const classes = [
    node,
    ...implementersOf(project.program, node, false).filter(ts.isClassLike),
  ].filter((one) => one === node || !isOnlyForTests(one, node));
  const made = classes.flatMap((one) =>
    constructionsOf(project, one).filter((name) => !isOnlyForTests(name, node)),
  );
  return (
    made.length > 0 &&
    !classes.some(
      (one) => isProvider(project, one) || keepsItself(project, one),
    ) &&
    made.every((name) => {
      const around = functionAround(name);
      return (
        around !== undefined &&
        !isKeptOn(project, name.parent, farthest) &&
        runsForRequestsAlone(project, around)
      );
    })
  );
});

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
 * Whether an object may outlive who makes it: it is assigned (`this.session = new Session()`), put into a container
 * (`sessions.set(id, session)`), or given by its methods alone (`app.use(new Page().show)`), by any name and by what
 * a function returns.
 */
function isKeptOn(project: Project, made: ts.Node, depth: number): boolean {
  let at = made;
  while (isPassing(at.parent, at)) at = at.parent;
  const { parent } = at;
  if (ts.isBinaryExpression(parent))
    return parent.right === at && isAssignment(parent.operatorToken.kind);
  if (ts.isCallExpression(parent))
    return parent.expression !== at && isPutAway(project, parent, depth);
  if (ts.isPropertyAccessExpression(parent))
    return isMethodTaken(project, parent);
  if (depth === 0) return false;
  if (ts.isVariableDeclaration(parent))
    return isNameKept(project, parent.name, depth - 1);
  const around = functionAround(at);
  const isGiven = ts.isReturnStatement(parent) || parent === around;
  return (
    isGiven && around !== undefined && isResultKept(project, around, depth - 1)
  );
}

/** What stands around a value and is that value, one of several or a part that holds it. */
function isPassing(parent: ts.Node, at: ts.Node): boolean {
  if (ts.isBinaryExpression(parent))
    return parent.right === at && isLogicalOperator(parent.operatorToken.kind);
  return (
    ts.isParenthesizedExpression(parent) ||
    ts.isAwaitExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isConditionalExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    ts.isArrayLiteralExpression(parent)
  );
}

/** `sessions.set(id, session)`, but for a list that the same function makes and keeps to itself. */
function isPutAway(
  project: Project,
  { expression }: ts.CallExpression,
  depth: number,
): boolean {
  if (
    !ts.isPropertyAccessExpression(expression) ||
    !changing.has(expression.name.text)
  )
    return false;
  const container = skipOuter(expression.expression);
  const declaration = ts.isIdentifier(container)
    ? symbolOf(project.checker, container)?.valueDeclaration
    : undefined;
  const isOwn =
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    isMade(declaration.initializer) &&
    functionAround(declaration) !== undefined &&
    functionAround(declaration) === functionAround(container);
  return (
    !isOwn || (depth > 0 && isNameKept(project, declaration.name, depth - 1))
  );
}

/** `page.show` as a value. */
function isMethodTaken(
  { checker }: Project,
  access: ts.PropertyAccessExpression,
): boolean {
  const { parent } = access;
  if (!ts.isCallExpression(parent) || parent.expression === access)
    return false;
  return checker.getTypeAtLocation(access).getCallSignatures().length > 0;
}

function isNameKept(
  project: Project,
  name: ts.BindingName,
  depth: number,
): boolean {
  const home = functionAround(name);
  if (!home || !ts.isIdentifier(name)) return false;
  const symbol = symbolOf(project.checker, name);
  return namesIn(home.body, name.text).some(
    (use) =>
      use !== name &&
      symbolOf(project.checker, use) === symbol &&
      isKeptOn(project, use, depth),
  );
}

function isResultKept(
  project: Project,
  body: FunctionWithBody,
  depth: number,
): boolean {
  for (const use of usesOf(project, body)) {
    const callee =
      ts.isPropertyAccessExpression(use.parent) && use.parent.name === use
        ? use.parent
        : use;
    const call = callee.parent;
    if (ts.isCallExpression(call) && isKeptOn(project, call, depth))
      return true;
  }
  return false;
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
