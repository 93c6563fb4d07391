import ts from "typescript";

import { changes } from "./changing-requests.ts";
import { hasAnsweredBefore, isDoneWith, isGivenBackEarly } from "./lasts.ts";
import { isOfKey, keepsFewOut } from "./lock-holders.ts";
import type { Site } from "../../../middleware/site.ts";
import {
  functionAround,
  isFunctionWithBody,
  isWithin,
  outermost,
  rootOfChain,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { accessOf, namesIn } from "../../../program/syntax/mentions.ts";
import { constantNamed, isWaitedFor } from "../places/nodes.ts";
import { typeAt } from "../../../program/types/types.ts";
import { functionsOf, symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { lockUse } from "../following/locks.ts";
import { summaryIn } from "../following/summary.ts";
import type { Effect } from "../places/effect.ts";
import type { Location } from "../places/location.ts";
import { areAll, nameOf, valueUsesOf } from "../sharing/uses.ts";

/** The router of a handler, and the app that it is mounted on. */
const deepest = 2;

/**
 * Whether every request has to take a lock before it comes to a handler, in a middleware that stands before it and holds
 * the lock for as long as downstream runs: `app.use((ctx, next) => mutex.runExclusive(() => next()))`.
 */
export function isLockedBefore(
  project: Project,
  site: Site,
  { location, node }: Effect,
): boolean {
  if (!isDoneWith(site.body, node) || hasAnsweredBefore(site, node))
    return false;
  const holds = (given: ts.Expression): boolean =>
    bodiesOf(project.checker, given).some((body) =>
      holdsAround(project, body, location, changes(site, node)),
    );
  const name = nameOf(site.body);
  const given = name ? valueUsesOf(project, name).map(accessOf) : [site.body];
  return areAll(given, (each) => isBehind(project, each, holds, deepest));
}

type Call = ts.CallExpression;

/** Whether a handler, or a router, stands behind a middleware of a kind wherever it is registered. */
function isBehind(
  project: Project,
  given: ts.Node,
  holds: (middleware: ts.Expression) => boolean,
  depth: number,
): boolean {
  const argument = outermost(given);
  const call = argument.parent;
  if (!ts.isCallExpression(call)) return false;
  const index = call.arguments.findIndex((each) => each === argument);
  if (index < 0) return false;
  const before = [
    ...call.arguments.slice(0, index),
    ...earlierOn(project, call).flatMap((use) => [...use.arguments]),
  ];
  if (before.some((each) => mayBeFunction(each) && holds(each))) return true;
  const root = rootOfChain(call);
  if (depth === 0 || !ts.isIdentifier(root)) return false;
  const router = symbolOf(project.checker, root)?.valueDeclaration;
  return (
    router !== undefined &&
    ts.isVariableDeclaration(router) &&
    areAll(mountsOf(project, router.name), (mount) =>
      isBehind(project, mount, holds, depth - 1),
    )
  );
}

/** The functions that a middleware may be, also where a library has made it of one: `createMiddleware(async (c, next) => …)`. */
function bodiesOf(
  checker: ts.TypeChecker,
  given: ts.Expression,
): readonly FunctionWithBody[] {
  const found = functionsOf(checker, given);
  if (found.length > 0) return found;
  const inner = skipOuter(given);
  const made = ts.isIdentifier(inner) ? constantNamed(checker, inner) : inner;
  return made && ts.isCallExpression(made)
    ? made.arguments.flatMap((each) => (isFunctionWithBody(each) ? [each] : []))
    : [];
}

function mayBeFunction(argument: ts.Expression): boolean {
  return !ts.isLiteralExpression(argument);
}

/** The calls of `use` that come before a call on the same object, and whose path, if they have one, leads there. */
function earlierOn(project: Project, call: Call): readonly Call[] {
  const root = rootOfChain(call);
  const own = ts.isIdentifier(root)
    ? symbolOf(project.checker, root)
    : undefined;
  const named = own
    ? namesIn(call.getSourceFile(), root.getText()).filter(
        (name) =>
          name.pos <= call.pos &&
          functionAround(name) === functionAround(call) &&
          symbolOf(project.checker, name) === own,
      )
    : [root];
  return [
    // `const procedure = t.procedure.use(…)`
    ...(ts.isIdentifier(root)
      ? callsIn(constantNamed(project.checker, root))
      : []),
    // Of what makes a new object each time only the own chain counts.
    ...(makesAnew(project.checker, call)
      ? callsIn(call)
      : named.flatMap(callsFrom)),
  ].filter((use) => use !== call && isEarlier(use, call) && leadsTo(use, call));
}

/** What a constant of another file was made by has happened before. */
function isEarlier(use: Call, call: Call): boolean {
  return use.getSourceFile() !== call.getSourceFile() || use.end <= call.end;
}

/** `t.procedure.use(…)`, the answer of which is another one: nothing is done to `t`. */
function makesAnew(checker: ts.TypeChecker, call: Call): boolean {
  const root = rootOfChain(call);
  const callee = skipOuter(call.expression);
  return (
    ts.isPropertyAccessExpression(callee) &&
    skipOuter(callee.expression) !== root &&
    ts.isIdentifier(root) &&
    typeAt(checker, skipOuter(callee.expression)) !== typeAt(checker, root)
  );
}

/** `.use(…)` and `.get(…)` of `new Hono().use(…).get(…)`, from the name or the `new` on. */
function callsFrom(root: ts.Node): readonly Call[] {
  const calls: Call[] = [];
  for (let at = root; ; at = at.parent) {
    const { parent } = at;
    const isNext =
      (ts.isPropertyAccessExpression(parent) || ts.isCallExpression(parent)) &&
      parent.expression === at;
    if (!isNext) return calls;
    if (ts.isCallExpression(parent)) calls.push(parent);
  }
}

/** The calls of a chain, from its end on. */
function callsIn(chain: ts.Expression | undefined): readonly Call[] {
  const calls: Call[] = [];
  for (
    let at = chain && skipOuter(chain);
    at && (ts.isCallExpression(at) || ts.isPropertyAccessExpression(at));
    at = skipOuter(at.expression)
  )
    if (ts.isCallExpression(at)) calls.push(at);
  return calls;
}

/** `app.use(…)`, `app.use("/accounts/*", …)` before `app.post("/accounts/:id", …)` */
function leadsTo(use: Call, call: Call): boolean {
  const callee = skipOuter(use.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "use")
    return false;
  const path = textOf(use.arguments[0]);
  if (path === undefined) return true;
  const start = path.replace(/\/?\*?$/, "");
  const reached = textOf(call.arguments[0]);
  return (
    start === "" ||
    reached === start ||
    reached?.startsWith(`${start}/`) === true
  );
}

function textOf(argument: ts.Expression | undefined): string | undefined {
  return argument && ts.isStringLiteralLike(argument)
    ? argument.text
    : undefined;
}

/** `router` of `app.use("/", router)`, `router.routes()` of `app.use(router.routes())` */
function mountsOf(project: Project, router: ts.Node): readonly ts.Node[] {
  return valueUsesOf(project, router).flatMap((use): readonly ts.Node[] => {
    const access = accessOf(use);
    const { parent } = access;
    if (ts.isCallExpression(parent)) return [access];
    const made = parent.parent;
    return ts.isPropertyAccessExpression(parent) &&
      ts.isCallExpression(made) &&
      ts.isCallExpression(made.parent) &&
      made.parent.expression !== made
      ? [made]
      : [];
  });
}

/**
 * Whether a middleware holds a lock around each call of its downstream, and gives it back only when that is done.
 *
 * @param isChange Whether the request is there to change something: the others may pass without it.
 */
function holdsAround(
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
    (!isForAll(location) || isOneLock(project, body))
  );
}

/** `next();` at the end of a function, outside of any `finally`: what gives the lock back comes with the answer. */
function isLast(call: Call): boolean {
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

/** A place that all keys have in common. */
function isForAll({ root, path }: Location): boolean {
  return root.kind === "variable" && path.every(({ kind }) => kind === "name");
}

/** Whether the locks that a middleware takes are told by a name, not by a key. */
function isOneLock(project: Project, body: FunctionWithBody): boolean {
  let some = false;
  const visit = (node: ts.Node): boolean => {
    if (ts.isCallExpression(node) && lockUse(project, node) !== undefined) {
      const callee = skipOuter(node.expression);
      const lock = ts.isPropertyAccessExpression(callee)
        ? skipOuter(callee.expression)
        : callee;
      const made =
        (ts.isIdentifier(lock) && constantNamed(project.checker, lock)) || lock;
      if (isOfKey(skipOuter(made))) return false;
      some = true;
    }
    return (
      ts.forEachChild(node, (child) => !visit(child) || undefined) !== true
    );
  };
  return visit(body.body) && some;
}
