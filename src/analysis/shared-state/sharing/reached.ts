import ts from "typescript";

import type { Site } from "../../../middleware/site.ts";
import { assigns } from "../../../program/syntax/operators.ts";
import { factsOf } from "../../../program/files/file-facts.ts";
import { listening } from "../../../program/files/method-names.ts";
import { accessOf } from "../../../program/syntax/mentions.ts";
import {
  boundFunction,
  endOfChain,
  functionAround,
  outermost,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { isNamed } from "../../../program/types/type-names.ts";
import { typeAt } from "../../../program/types/types.ts";
import { isOnlyForTests } from "../../../program/files/test-files.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import { siteAround, type Project } from "../../project.ts";
import { isEntry, type Scope } from "./bodies.ts";
import { takenUsesOf } from "./from-tables.ts";
import { isRunThere, usesWhereTaken } from "./handed-makers.ts";
import { isAskedMethod, isCalledBySetupAlone } from "./provider-methods.ts";
import { areAll, handedUsesOf, runnersOf, usesOf } from "./uses.ts";

const known = new WeakMap<Project, Map<string, Map<ts.Node, boolean>>>();
const deepest = 6;
const mostCallers = 400;

/**
 * Which runs of a function count: `own` leaves out what a request only sets off (`void scanner.run()`) and what then
 * runs for nobody, `several` what runs for one request at a time (a Lambda instance).
 */
type Which = "own" | "several" | "any";

/** Whether a function of the program runs for requests: a middleware or a handler calls it, or leads to it. */
export function runsForRequests(
  project: Project,
  body: FunctionWithBody,
  scope: Scope,
  which: Which = "any",
): boolean {
  let scopes = known.get(project);
  if (!scopes)
    known.set(project, (scopes = new Map<string, Map<ts.Node, boolean>>()));
  const key = `${scope} ${which}`;
  let answers = scopes.get(key);
  if (!answers) scopes.set(key, (answers = new Map<ts.Node, boolean>()));
  let answer = answers.get(body);
  if (answer === undefined) {
    answer = isReached(project, body, scope, which, answers);
    answers.set(body, answer);
  }
  return answer;
}

/** Looks at callers, and at their callers, breadth first. */
function isReached(
  project: Project,
  start: FunctionWithBody,
  scope: Scope,
  which: Which,
  answers: ReadonlyMap<ts.Node, boolean>,
): boolean {
  const own = which === "own" ? "own" : "any";
  const counts = (site: Site): boolean =>
    isEntry(site, scope) &&
    (which !== "several" || site.descriptor.concurrency !== "one");
  const seen = new Set<FunctionWithBody>([start]);
  const isCertain = (use: ts.Node): boolean =>
    runnersOf(project, use).some((around) => {
      if (answers.get(around)) return true;
      const site = siteFor(project, around, own);
      return site !== undefined && counts(site);
    });
  let level: FunctionWithBody[] = [start];
  for (let depth = deepest; depth >= 0 && level.length > 0; depth--) {
    const above: FunctionWithBody[] = [];
    for (const body of level) {
      const answer = answers.get(body);
      if (answer) return true;
      // What was asked from there with more steps to go leads nowhere from here either.
      // What is written into a call is its caller's to judge, and leads there all the same.
      const isHanded =
        body !== start &&
        (isWaitedFor(body) || isConnection(project, emitterOf(body)));
      if (answer === false && !isHanded) continue;
      const site = siteFor(project, body, body === start ? "own" : own);
      if (site) {
        if (counts(site)) return true;
        continue;
      }
      if (depth === 0) continue;
      const mayBeAsked =
        scope !== "middleware" &&
        isAskedMethod(project, body) &&
        !(body === start && isCalledBySetupAlone(project, body));
      if (mayBeAsked && !isOddlyUsed(project, body, own)) return true;
      const callers: ts.Node[] = [];
      let [some, stored] = [false, true];
      for (const use of usesOf(project, body)) {
        some = true;
        stored &&= isStored(use);
        if (own === "own" && isSetOff(use)) continue;
        callers.push(use);
        // Most often the first one tells: the others need not be found.
        if (!stored && (mayBeAsked || isCertain(use))) return true;
      }
      if (some && stored) continue;
      for (const use of handedUsesOf(project, body)) {
        const emitter = emitterOf(handedBy(use));
        if (!emitter || isConnection(project, emitter)) callers.push(use);
        if (isCertain(use)) return true;
      }
      for (const use of takenUsesOf(project, body)) {
        callers.push(use);
        if (isCertain(use)) return true;
      }
      if (mayBeAsked && (!some || callers.length > 0)) return true;
      if (isHanded) callers.push(body);
      for (const use of callers) {
        for (const around of runnersOf(project, use)) {
          if (seen.has(around) || seen.size > mostCallers) continue;
          seen.add(around);
          above.push(around);
        }
      }
    }
    level = above;
  }
  return false;
}

/**
 * Whether requests alone run a function, through whatever calls it: `false` where it also runs while the process
 * starts. A provider's method is no proof, since a container's other objects may call it at any time.
 */
export const runsForRequestsAlone: (
  project: Project,
  body: FunctionWithBody,
) => boolean = oncePerNode((project, start) => {
  const seen = new Set([start]);
  // A set gives out what is added to it meanwhile.
  for (const body of seen) {
    const site = siteAround(project, body);
    if (site && isEntry(site, "request")) continue;
    if (seen.size > mostCallers || isAskedMethod(project, body)) return false;
    const taken = usesWhereTaken(project, body);
    if (taken) {
      for (const use of taken) {
        const around = functionAround(use);
        if (!around || !isRunThere(use)) return false;
        seen.add(around);
      }
      continue;
    }
    const isCalledByFunctions = areAll(usesOf(project, body), (use) => {
      if (isOnlyForTests(use, body)) return true;
      const runners = runnersOf(project, use);
      for (const runner of runners) seen.add(runner);
      return runners.length > 0;
    });
    if (!isCalledByFunctions) return false;
  }
  return true;
});

/** The site that a function is, or, for any but its own, that makes it anew for each request. */
function siteFor(
  project: Project,
  body: FunctionWithBody,
  own: "own" | "any",
): Site | undefined {
  return own === "any"
    ? siteAround(project, body)
    : project.middleware.siteOf(body);
}

/** Whether some call of a function keeps its promise, or only sets it off. */
function isOddlyUsed(
  project: Project,
  body: FunctionWithBody,
  own: "own" | "any",
): boolean {
  const isOdd = (use: ts.Node): boolean =>
    isStored(use) || (own === "own" && isSetOff(use));
  return usesOf(project, body, isOdd).next().done !== true;
}

/** `void scanner.run();`: nobody waits for it, and it is given nothing of whoever set it off. */
function isSetOff(use: ts.Node): boolean {
  let at = use;
  while (
    ts.isPropertyAccessExpression(at.parent) ||
    (ts.isCallExpression(at.parent) && at.parent.expression === at)
  ) {
    at = at.parent;
    if (
      ts.isCallExpression(at) &&
      at.arguments.some((argument) => !isPlainArgument(argument))
    )
      return false;
  }
  const { parent } = at;
  return (
    ts.isExpressionStatement(parent) ||
    (ts.isVoidExpression(parent) && ts.isExpressionStatement(parent.parent))
  );
}

/** A literal, or the handler of an error. */
function isPlainArgument(argument: ts.Expression): boolean {
  return ts.isLiteralExpression(argument) || ts.isFunctionLike(argument);
}

/** `this.pending ??= this.load()`: the promise is kept, so that one call runs at a time. */
function isStored(use: ts.Node): boolean {
  const at = endOfChain(use);
  const { parent } = at;
  return assigns(parent, at) && !isWaitedForUnasked(parent);
}

/** `this.pending = this.load(); return this.pending;` without a look at what is there: each call runs beside the others. */
function isWaitedForUnasked({
  left,
  right,
  operatorToken,
  parent,
}: ts.BinaryExpression): boolean {
  const block = parent.parent as ts.Node | undefined;
  if (
    operatorToken.kind !== ts.SyntaxKind.EqualsToken ||
    !ts.isExpressionStatement(parent) ||
    !block ||
    !ts.isBlock(block) ||
    functionAround(parent)?.body !== block
  )
    return false;
  const place = left.getText();
  // `this.last = this.run(this.last)` begins when the last one is done.
  const asks = (node: ts.Node): boolean =>
    node.getText() === place || (ts.forEachChild(node, asks) ?? false);
  if (asks(right)) return false;
  const index = block.statements.indexOf(parent);
  const waits = (node: ts.Node): boolean =>
    ((ts.isAwaitExpression(node) || ts.isReturnStatement(node)) &&
      node.expression?.getText() === place) ||
    (!ts.isFunctionLike(node) && (ts.forEachChild(node, waits) ?? false));
  return (
    !block.statements.slice(0, index).some(({ kind }) => branching.has(kind)) &&
    block.statements.slice(index + 1).some(waits)
  );
}

const branching: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.SwitchStatement,
  ts.SyntaxKind.TryStatement,
  ts.SyntaxKind.WhileStatement,
]);

/** `await lock.run(async () => …)`, `return load().then(() => …)`: the call that a function is written into goes somewhere. */
function isWaitedFor(body: FunctionWithBody): boolean {
  const call = body.parent;
  if (!ts.isCallExpression(call) || call.expression === body) return false;
  const { parent } = endOfChain(call);
  return ts.isAwaitExpression(parent) || ts.isReturnStatement(parent);
}

/** The whole argument that a name is handed over in: `this.save.bind(this)` of `save`. */
function handedBy(name: ts.Node): ts.Node {
  const access = accessOf(name);
  const method = access.parent;
  return ts.isPropertyAccessExpression(method) &&
    ts.isCallExpression(method.parent) &&
    boundFunction(method.parent) === access
    ? method.parent
    : access;
}

/** What a function listens to: `socket` of `socket.on("message", listener)`. */
function emitterOf(listener: ts.Node): ts.Expression | undefined {
  const call = outermost(listener).parent;
  const callee = ts.isCallExpression(call)
    ? skipOuter(call.expression)
    : undefined;
  return callee &&
    callee !== listener &&
    ts.isPropertyAccessExpression(callee) &&
    listening.has(callee.name.text)
    ? callee.expression
    : undefined;
}

/** Whether an emitter is one client's connection: what it tells comes from requests. */
function isConnection(
  { checker, settings }: Project,
  emitter: ts.Expression | undefined,
): boolean {
  return (
    emitter !== undefined &&
    isNamed(
      checker,
      typeAt(checker, emitter),
      settings.descriptors.flatMap(({ owned }) => owned.connections ?? []),
    )
  );
}

/** The functions of a file that wait by themselves: worth asking what they change, and who calls them. */
export function changersIn(
  sourceFile: ts.SourceFile,
): readonly FunctionWithBody[] {
  return factsOf(sourceFile)
    .functions.filter(({ suspends }) => suspends)
    .map(({ body }) => body);
}

/** A function with a suspension, or a deferred callback, of its own. */
export function mayRace(node: FunctionWithBody): boolean {
  return factsOf(node.getSourceFile()).of.get(node)?.suspends ?? false;
}
