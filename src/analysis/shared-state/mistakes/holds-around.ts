import ts from "typescript";

import { isGivenBackEarly } from "./lasts.ts";
import { initializerIn, isOfKey, keepsFewOut } from "./lock-holders.ts";
import type { Site } from "../../../middleware/site.ts";
import {
  endOfChain,
  functionAround,
  isFunctionWithBody,
  isWithin,
  outermost,
  rootOfChain,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import type { Project } from "../../project.ts";
import { lockUse } from "../following/locks.ts";
import { summaryIn } from "../following/summary.ts";
import type { Location } from "../places/location.ts";
import { constantNamed, isWaitedFor } from "../places/nodes.ts";

/**
 * Whether a middleware holds a lock around each call of its downstream, and gives it back only when that is done.
 *
 * @param isChange Whether the request is there to change something: the others may pass without it.
 */
export function holdsAround(
  project: Project,
  body: FunctionWithBody,
  location: Location,
  isChange: boolean,
): boolean {
  const site = project.middleware.siteOf(body);
  if (!site || site.downstream.length === 0) return false;
  let holds = false;
  const visit = (node: ts.Node): boolean => {
    if (
      (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) &&
      project.middleware.downstreamOf(node, site) &&
      !ts.isParameter(node.parent)
    ) {
      if (isChange && isBehindReading(node, body)) return true;
      holds = isHeldAt(project, site, node, location);
      return holds;
    }
    return (
      ts.forEachChild(node, (child) => !visit(child) || undefined) !== true
    );
  };
  return visit(body.body) && holds;
}

/** `if (ctx.method === "GET") return next();` */
function isBehindReading(node: ts.Node, body: FunctionWithBody): boolean {
  const test = ts.findAncestor(node, (at) =>
    at === body ? "quit" : ts.isIfStatement(at),
  );
  return (
    test !== undefined &&
    ts.isIfStatement(test) &&
    isWithin(node, test.thenStatement) &&
    test.expression
      .getText()
      .split("||")
      .every((part) =>
        /\bmethod\b\s*={2,3}\s*["'](?:GET|HEAD|OPTIONS)["']/.test(part),
      )
  );
}

function isHeldAt(
  project: Project,
  site: Site,
  downstream: ts.Node,
  location: Location,
): boolean {
  const { body, descriptor } = site;
  const { parent } = downstream;
  if (!ts.isCallExpression(parent)) return false;
  const running: FunctionWithBody[] = [];
  for (
    let at = functionAround(parent);
    at && at !== body;
    at = functionAround(at)
  )
    running.push(at);
  running.push(body);
  const summaryOf = summaryIn(project);
  const isHeld = (call: ts.Node): boolean =>
    running.some((each) => summaryOf(each).exclusive.get(call) === true);
  // `mutex.runExclusive(next)`
  const isHanded =
    parent.expression !== downstream && lockUse(project, parent) === "wraps";
  // `next.handle()` only describes the work: it is done when somebody has subscribed.
  if (
    descriptor.awaitPolicy === "never-await" &&
    !isSubscribed(parent) &&
    !summaryOf(body).held.locked
  )
    return false;
  if (!isHanded && !(parent.expression === downstream && isHeld(parent)))
    return false;
  const outlasts =
    descriptor.kind === "callback"
      ? running.length === 1 &&
        !isHanded &&
        isLast(parent) &&
        !isGivenBackEarly(project, site)
      : isWaitedFor(parent);
  const at = isHanded ? downstream : parent;
  return (
    outlasts &&
    !keepsFewOut(project, at, running, location, isHeld) &&
    locksPlace(project, body, location)
  );
}

/** `firstValueFrom(next.handle().pipe(…))` */
function isSubscribed(call: ts.CallExpression): boolean {
  const { parent } = outermost(endOfChain(call));
  return (
    ts.isCallExpression(parent) &&
    /^(?:first|last)ValueFrom$/.test(parent.expression.getText())
  );
}

/** `next();` at the end of a function, outside of any `finally`: what gives the lock back comes with the answer. */
function isLast(call: ts.CallExpression): boolean {
  const body = functionAround(call);
  const statement = call.parent;
  return (
    body !== undefined &&
    isFunctionWithBody(body) &&
    (ts.isExpressionStatement(statement) || ts.isReturnStatement(statement)) &&
    ts.isBlock(statement.parent) &&
    statement.parent === body.body &&
    (ts.isReturnStatement(statement) ||
      statement.parent.statements.at(-1) === statement)
  );
}

/** Whether the lock that a function takes keeps others out of a place: one of a key doesn't, where all keys share it. */
export function locksPlace(
  project: Project,
  body: FunctionWithBody,
  location: Location,
): boolean {
  return !isForAll(location) || isOneLock(project, body);
}

/** A place that all keys have in common. */
function isForAll({ root, path }: Location): boolean {
  return root.kind === "variable" && path.every(({ kind }) => kind === "name");
}

/** Whether the locks that a middleware takes are told by a name, not by a key. */
function isOneLock(project: Project, body: FunctionWithBody): boolean {
  const locks = locksIn(project, body);
  return (
    locks.length > 0 &&
    !locks.some((lock) => {
      const made =
        initializerIn(project, lock, [body]) ??
        (ts.isIdentifier(lock)
          ? constantNamed(project.checker, lock)
          : undefined);
      return isOfKey(skipOuter(made ?? lock));
    })
  );
}

/** Whether a lock that an object takes is its own, and so the request's, where each request gets such an object. */
export function isLockOfRequest(
  project: Project,
  body: FunctionWithBody,
): boolean {
  return (
    project.middleware.siteOf(body)?.descriptor.instance === "request" &&
    locksIn(project, body).some(
      (lock) => rootOfChain(lock).kind === ts.SyntaxKind.ThisKeyword,
    )
  );
}

/** The locks that a body takes or gives back: `turns` of `turns.acquire()`. */
function locksIn(
  project: Project,
  body: FunctionWithBody,
): readonly ts.Expression[] {
  const locks: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && lockUse(project, node) !== undefined) {
      const callee = skipOuter(node.expression);
      locks.push(
        ts.isPropertyAccessExpression(callee)
          ? skipOuter(callee.expression)
          : callee,
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(body.body);
  return locks;
}
