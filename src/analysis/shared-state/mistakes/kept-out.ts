import ts from "typescript";

import {
  functionAround,
  isWithin,
  outermost,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { mentionsInWrapper } from "../../../program/calls/wrapped-functions.ts";
import { accessOf } from "../../../program/syntax/mentions.ts";
import type { Project } from "../../project.ts";
import type { Effect } from "../places/effect.ts";
import { isArgument, isWaitedFor } from "../places/nodes.ts";
import { areAll, nameOf, usesOf, valueUsesOf } from "../sharing/uses.ts";
import {
  holdersAround,
  isLeftAlone,
  isPutOff,
  keepsFewOut,
} from "./lock-holders.ts";
import { isRunAsKeptWork } from "./kept-work.ts";
import { isDoneWith } from "./lasts.ts";
import { isLockedBefore } from "./locked-before.ts";
import { isWrittenElsewhere } from "./written-elsewhere.ts";
import { lockUse } from "../following/locks.ts";
import { isQueue } from "../following/promise-queues.ts";
import { summaryIn } from "../following/summary.ts";

/** How many calls may stand between the one that is made under a lock and the function. */
const deepest = 4;

/**
 * Whether every call of a function is made while one lock or a claim keeps all other requests out, by its caller or
 * by whoever calls that one, and nothing there writes what `effect` is about without it; or as work whose promise is
 * kept, so that it runs once at a time.
 */
export function isKeptOut(
  project: Project,
  body: FunctionWithBody,
  effect: Effect,
  depth = deepest,
): boolean {
  return areKeptOut(project, usesOf(project, body), body, effect, depth);
}

/**
 * The same of a handler that is registered behind a function of the project, which calls it under a lock:
 * `router.post("/", exclusive(async (req, res) => …))`.
 */
export function isWrappedInLock(
  project: Project,
  body: FunctionWithBody,
  effect: Effect,
): boolean {
  if (!isDoneWith(body, effect.node)) return false;
  const name = nameOf(body);
  const [use, ...others] = name ? valueUsesOf(project, name) : [body];
  // Each of several wrappers may have made its own lock.
  if (!use || others.length > 0) return false;
  // `exclusive(timed(handler))`, where the inner one is done when the handler is.
  for (
    let given = use === body ? body : accessOf(use);
    ;
    given = outermost(given).parent
  ) {
    const mentions = mentionsInWrapper(project.checker, given);
    if (!mentions?.every(isCalled)) return false;
    const waits = mentions.every((mention) => isWaitedFor(mention.parent));
    if (
      (waits || mentions.every((mention) => isClaimedFor(project, mention))) &&
      areKeptOut(project, mentions, body, effect, 0) &&
      !(
        mentions.some((mention) => keepsOneOut(mention, body)) &&
        isWrittenElsewhere(project, body, effect.location)
      )
    )
      return true;
    if (!waits) return false;
  }
}

/**
 * Whether a function that wraps another one, or decorates it, makes what keeps the others out by itself, each time anew:
 * `function inTurn(handler) { const mutex = new Mutex(); return (req, res) => …; }`.
 */
export function keepsOneOut(mention: ts.Node, body: FunctionWithBody): boolean {
  const inner = functionAround(mention);
  for (let at = inner && functionAround(inner); at; at = functionAround(at)) {
    // What stands around both is there for all that stand in it.
    if (isWithin(body, at)) return false;
    const around = at;
    const makes = (node: ts.Node): boolean =>
      ts.isVariableDeclaration(node)
        ? isState(node)
        : !(ts.isFunctionLike(node) && node !== around) &&
          (ts.forEachChild(node, makes) ?? false);
    if (makes(around)) return true;
  }
  return false;
}

/** `const mutex = new Mutex()`, `let tail = Promise.resolve()`, `let busy = false` */
function isState({ parent, initializer }: ts.VariableDeclaration): boolean {
  return (
    (ts.isVariableDeclarationList(parent) &&
      (parent.flags & ts.NodeFlags.Let) !== 0) ||
    (initializer !== undefined && ts.isNewExpression(skipOuter(initializer)))
  );
}

function isCalled(name: ts.Node): boolean {
  return ts.isCallExpression(name.parent) && name.parent.expression === name;
}

/** `if (done) return next(); done = true; handler(req, res).catch(next);`: no lock that is given back before. */
function isClaimedFor(project: Project, mention: ts.Node): boolean {
  const locks = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) &&
      (lockUse(project, node) !== undefined ||
        isQueue(project.checker, node))) ||
    (ts.forEachChild(node, locks) ?? false);
  const around = functionAround(mention);
  return around !== undefined && !isArgument(around) && !locks(around);
}

/** Whether a lock or a claim is held at each of some calls of a function. */
export function areKeptOut(
  project: Project,
  uses: Iterable<ts.Node>,
  body: FunctionWithBody,
  effect: Effect,
  depth: number,
): boolean {
  const { location } = effect;
  const summaryOf = summaryIn(project);
  let holders: ReadonlySet<ts.Node> | undefined;
  return areAll(uses, (use) => {
    const call = callOf(use);
    if (isRunAsKeptWork(project, call, body, effect)) return true;
    if (isLeftAlone(call, body)) return false;
    let isExclusive = false;
    const running: FunctionWithBody[] = [];
    for (const around of runningIt(project, use)) {
      if (around === body) return false;
      const inner = running.at(-1);
      running.push(around);
      // What a timer runs comes when the lock has been given back.
      if (!isExclusive && inner && isPutOff(inner)) return false;
      const { exclusive, effects } = summaryOf(around);
      isExclusive ||= exclusive.get(call) === true;
      // What a function that is handed over writes itself is kept out where the lock is taken.
      if (
        isExclusive &&
        effects.some(
          (other) =>
            other.kind === "write" &&
            !other.exclusive &&
            !other.stale &&
            other.location.key === location.key,
        )
      )
        return false;
    }
    const outermost = running.at(-1);
    if (isExclusive) {
      const isHeld = (wrap: ts.Node): boolean =>
        running.some((each) => summaryOf(each).exclusive.get(wrap) === true);
      if (keepsFewOut(project, call, running, location, isHeld)) return false;
      const around = holdersAround(project, call, running);
      if (!around) return true;
      // Two locks keep nobody out of what they both guard.
      const both = holders && [...holders].filter((each) => around.has(each));
      holders = both ? new Set(both) : around;
      return holders.size > 0;
    }
    if (depth === 0 || !outermost) return false;
    const site = project.middleware.siteOf(outermost);
    if (!site) return isKeptOut(project, outermost, effect, depth - 1);
    const begun = { ...effect, node: call };
    return (
      isWrappedInLock(project, outermost, begun) ||
      isLockedBefore(project, site, begun)
    );
  });
}

/** The function that a call stands in, and what that one is written into a call of, up to what a framework calls. */
function* runningIt(
  project: Project,
  use: ts.Node,
): Generator<FunctionWithBody> {
  let around = functionAround(use);
  while (around) {
    yield around;
    if (!isArgument(around) || project.middleware.siteOf(around)) return;
    around = functionAround(around);
  }
}

function callOf(name: ts.Node): ts.Node {
  let at = name;
  while (at.parent && !ts.isCallExpression(at) && !ts.isNewExpression(at))
    at = at.parent;
  return at;
}
