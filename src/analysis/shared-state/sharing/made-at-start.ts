import ts from "typescript";

import { isBoundOnce } from "../../../middleware/container-bindings.ts";
import { isProvider } from "../../../middleware/containers.ts";
import {
  calledInPlace,
  functionAround,
  isInitialized,
  isStatic,
  isWithin,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { implementersOf } from "../../../program/calls/hierarchy.ts";
import { isOnlyForTests } from "../../../program/files/test-files.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { isAssignment } from "../../../program/syntax/operators.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { runsForRequests } from "./reached.ts";
import { areAll, constructionsOf, usesOf } from "./uses.ts";

/** How many functions and classes may lie between the start of the process and a `new`. */
const deepest = 4;

/**
 * Whether the objects of a class live as long as the process: the program makes them while it starts, or
 * keeps the one that it makes, and makes none for a request.
 */
export const isMadeAtStart: (
  project: Project,
  node: ts.ClassLikeDeclaration,
) => boolean = oncePerNode(
  (project, node) => lifeOf(project, node, deepest) === "process",
);

/** How long the objects of a class live, those of its heirs included; `none` where nobody makes one. */
type Life = "process" | "unknown" | "none";

function lifeOf(
  project: Project,
  node: ts.ClassLikeDeclaration,
  depth: number,
): Life {
  if (isProvider(project, node))
    return isMadeForRequests(project, node) ? "unknown" : "process";
  if (depth === 0) return "unknown";
  const made = constructionsOf(project, node).filter(
    (name) => !isOnlyForTests(name, node),
  );
  if (
    !made.every(
      (name) =>
        isKept(project, name.parent, depth - 1) ||
        runsAtStart(project, name, depth - 1),
    )
  )
    return "unknown";
  const heirs = implementersOf(project.program, node, false)
    .filter(ts.isClassLike)
    .filter((heir) => !isOnlyForTests(heir, node))
    .map((heir) => lifeOf(project, heir, depth - 1));
  if (heirs.includes("unknown")) return "unknown";
  return made.length > 0 || heirs.includes("process") ? "process" : "none";
}

/** A container's one object may be nothing but what makes others: `new Schedule(client)` in a method of `Schedule`. */
function isMadeForRequests(
  project: Project,
  node: ts.ClassLikeDeclaration,
): boolean {
  return constructionsOf(project, node).some((name) => {
    const around = functionAround(name);
    return (
      around !== undefined &&
      // Who else makes one for a request leaves the container's as it is.
      isWithin(name, node) &&
      !isKept(project, name.parent, deepest) &&
      runsForRequests(project, around, "request")
    );
  });
}

/** Whether a function (`createStore`) is called while the process starts, and at no other time. */
export function isCalledAtStart(
  project: Project,
  body: FunctionWithBody,
  depth = deepest,
): boolean {
  return (
    isBoundOnce(project, body) ||
    areAll(placesOf(project, body), (use) => runsAtStart(project, use, depth))
  );
}

/** Where a function is called, in tests left out; a function that is called where it is written, there. */
function* placesOf(
  project: Project,
  body: FunctionWithBody,
): Generator<ts.Node, void, undefined> {
  const inPlace = ts.isExpression(body) ? calledInPlace(body) : undefined;
  if (inPlace) yield inPlace;
  for (const use of usesOf(project, body))
    if (!isOnlyForTests(use, body)) yield use;
}

/** Whether a place runs while the process starts: at the top of a module, in what is called there alone. */
function runsAtStart(project: Project, at: ts.Node, depth: number): boolean {
  if (isDecoration(project.checker, at)) return true;
  const around = functionAround(at);
  const field = ts.findAncestor(at, isInitialized);
  if (
    field &&
    ts.isClassLike(field.parent) &&
    !(around && around.pos >= field.pos)
  )
    return lifeOf(project, field.parent, depth) === "process";
  if (!around) return true;
  if (ts.isConstructorDeclaration(around))
    return lifeOf(project, around.parent, depth) === "process";
  if (depth === 0 || runsForRequests(project, around, "request")) return false;
  if (setsUp(project, around)) return true;
  return isCalledAtStart(project, around, depth - 1);
}

/** `fastify.decorate("posts", createPosts(fastify))`: an application is given its members before it starts, and not later. */
function isDecoration(checker: ts.TypeChecker, at: ts.Node): boolean {
  for (let node = at; !ts.isStatement(node); node = node.parent) {
    const { parent } = node;
    if (ts.isFunctionLike(parent) || ts.isSourceFile(parent)) return false;
    if (
      ts.isCallExpression(parent) &&
      parent.expression !== node &&
      ts.isPropertyAccessExpression(parent.expression) &&
      parent.expression.name.text === "decorate"
    ) {
      const declaration = symbolOf(checker, parent.expression.name)
        ?.declarations?.[0];
      return (
        declaration !== undefined &&
        /^(?:fastify|elysia|@hapi\/hapi)$/.test(packageOf(declaration))
      );
    }
  }
  return false;
}

/** Whether middleware or handlers are written into a function: it sets up what then runs for requests. */
function setsUp(project: Project, body: FunctionWithBody): boolean {
  return project.middleware
    .sitesIn(body.getSourceFile())
    .some(
      (site) =>
        site.certain &&
        site.body !== body &&
        site.body.pos >= body.pos &&
        site.body.end <= body.end,
    );
}

/**
 * `Pool.instance ??= new Pool()`, `pool = new Pool()` for a variable of the module: the next request finds it. So it
 * does in a field (`this.pool ??= new Pool()`) or a variable around, where what has that lives as long as the process.
 */
function isKept(project: Project, made: ts.Node, depth: number): boolean {
  let at = made;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isAwaitExpression(at.parent)
  )
    at = at.parent;
  const { parent } = at;
  if (
    !ts.isBinaryExpression(parent) ||
    parent.right !== at ||
    !isAssignment(parent.operatorToken.kind)
  )
    return false;
  const { left } = parent;
  const name = ts.isPropertyAccessExpression(left) ? left.name : left;
  const declaration = symbolOf(project.checker, name)?.valueDeclaration;
  if (!declaration) return false;
  if (ts.isPropertyDeclaration(declaration))
    return (
      isStatic(declaration) ||
      (fillsOnce(parent) &&
        ts.isClassLike(declaration.parent) &&
        lifeOf(project, declaration.parent, depth) === "process")
    );
  if (!ts.isVariableDeclaration(declaration)) return false;
  const around = functionAround(declaration);
  return (
    !around ||
    (fillsOnce(parent) &&
      functionAround(made) !== around &&
      isCalledAtStart(project, around, depth))
  );
}

/** `this.pool ??= new Pool()`, `if (!this.pool) this.pool = new Pool()` */
function fillsOnce(assignment: ts.BinaryExpression): boolean {
  const { kind } = assignment.operatorToken;
  if (
    kind === ts.SyntaxKind.QuestionQuestionEqualsToken ||
    kind === ts.SyntaxKind.BarBarEqualsToken
  )
    return true;
  const place = assignment.left.getText();
  const test = ts.findAncestor(assignment, ts.isIfStatement)?.expression;
  return (
    test !== undefined &&
    [`!${place}`, `${place} === undefined`, `${place} === null`].includes(
      test.getText(),
    )
  );
}
