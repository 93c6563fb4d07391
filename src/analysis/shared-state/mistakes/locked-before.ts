import ts from "typescript";

import { changes } from "./changing-requests.ts";
import { holdsAround } from "./holds-around.ts";
import { hasAnsweredBefore, isDoneWith } from "./lasts.ts";
import { isLockedInHooks } from "./locked-in-hooks.ts";
import type { Site } from "../../../middleware/site.ts";
import {
  functionAround,
  isFunctionWithBody,
  outermost,
  rootOfChain,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { accessOf, namesIn } from "../../../program/syntax/mentions.ts";
import { constantNamed } from "../places/nodes.ts";
import { typeAt } from "../../../program/types/types.ts";
import { functionsOf, symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import type { Effect } from "../places/effect.ts";
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
  return (
    areAll(given, (each) => isBehind(project, each, holds, deepest)) ||
    isLockedInHooks(project, site, given, location, holds)
  );
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
