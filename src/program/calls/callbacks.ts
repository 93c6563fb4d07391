import ts from "typescript";

import type { Callee, CalleeOptions, ProgramContext } from "./callee.ts";
import { containerPutInto, isCalledFrom } from "./container-writes.ts";
import {
  calledName,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { packageOf } from "../types/package-of.ts";
import { listening } from "../files/method-names.ts";
import {
  functionsGiven,
  functionsIn,
  functionsTaken,
  mayBeTaken,
  mayHoldEntries,
  mayHoldFunction,
} from "./given-functions.ts";
import { withImplementers } from "./member-calls.ts";
import { pathsGiven, returnsFunction } from "./parameter-use.ts";
import { targetsOf } from "./targets.ts";
import { typeAt } from "../types/types.ts";

/** Functions of the language that call what they are given before they return. */
const callsNow = new Set([
  "every",
  "filter",
  "find",
  "findIndex",
  "findLast",
  "findLastIndex",
  "flatMap",
  "forEach",
  "from",
  "fromEntries",
  "groupBy",
  "map",
  "parse",
  "Promise",
  "reduce",
  "reduceRight",
  "replace",
  "replaceAll",
  "run",
  "some",
  "sort",
  "stringify",
  "toSorted",
]);

/** The functions given to a call that it runs, now or later on the loop. */
export function callbacksOf(
  context: ProgramContext,
  call: ts.CallExpression | ts.NewExpression,
  options: CalleeOptions,
): readonly Callee[] {
  const args = call.arguments ?? [];
  const isListened = listens(call);
  if (!args.some(mayHoldFunction) && !(isListened && args.some(mayBeTaken)))
    return [];
  const candidates = args.map((argument) => {
    const functions = functionsIn(context, argument);
    return functions.length === 0 && isListened
      ? functionsTaken(context, argument)
      : functions;
  });
  const hasNone = candidates.every((functions) => functions.length === 0);
  if (hasNone && !args.some(mayHoldEntries)) return [];
  const bodies = calledBodies(context, call, options);
  if (bodies.length > 0) {
    const given = functionsGiven(context, args, bodies);
    return given.length === 0 || options.isOffload?.(call)
      ? []
      : given.map((body) => callback(body, "now", options));
  }
  if (hasNone || options.isOffload?.(call) || isOnlyLookedAt(call)) return [];
  if (returnsFunction(context.checker, call) && !isHandedOn(context, call))
    return [];
  if (!isKnownToRun(context, call)) return [];
  const isKept = keptBy(context, call);
  const when = isCalledNow(call) ? "now" : "later";
  return candidates.flatMap((functions, index) =>
    isKept(index) ? [] : functions.map((body) => callback(body, when, options)),
  );
}

function callback(
  body: FunctionWithBody,
  when: Callee["when"],
  { receiver }: CalleeOptions,
): Callee {
  return {
    body,
    receiver: ts.isArrowFunction(body) ? receiver : undefined,
    via: "callback",
    when,
  };
}

/** Whether a call is known to call what it is given: `socket.on(event, handlers[event])`, `setTimeout(jobs[0])`. */
function listens(call: ts.CallExpression | ts.NewExpression): boolean {
  const name = calledName(call);
  return listening.has(name) || callsLater.has(name) || callsNow.has(name);
}

/** Packages that run what they are given at times of their own, for no request. */
const schedulers: ReadonlySet<string> = new Set([
  "agenda",
  "bree",
  "cron",
  "croner",
  "node-cron",
  "node-schedule",
  "toad-scheduler",
]);

/** Packages whose objects are made for one request, and then run what they were made with: `new DataLoader(keys => …)`. */
const madePerRequest: ReadonlySet<string> = new Set(["dataloader"]);

/**
 * Whether a function outside the program may be taken to run its callbacks for the request: not a
 * scheduler, not one that nothing is known of, not another class of a package, which keeps them.
 */
function isKnownToRun(
  context: ProgramContext,
  call: ts.CallExpression | ts.NewExpression,
): boolean {
  if (isCalledNow(call)) return true;
  if (callsLater.has(calledName(call))) return true;
  const targets = targetsOf(context.checker, skipOuter(call.expression));
  if (targets.length === 0) return false;
  return ts.isNewExpression(call)
    ? targets.some(
        (target) =>
          isOfRuntime(target) || madePerRequest.has(packageOf(target)),
      )
    : !targets.some((target) => schedulers.has(packageOf(target)));
}

/** Whether a declaration is the language's or the runtime's own: `new Promise(…)`, `new Transform({ … })`. */
function isOfRuntime(target: ts.Declaration): boolean {
  return /\/(?:@types\/(?:node|bun|deno)|bun-types|typescript)\//.test(
    target.getSourceFile().fileName,
  );
}

/** Members of the language's own objects, and of emitters, that never call what they are given. */
const looksAt: ReadonlySet<string> = new Set([
  "delete",
  "has",
  "includes",
  "indexOf",
  "lastIndexOf",
  "off",
  "removeEventListener",
  "removeListener",
]);

/** Whether a call only compares the function that it is given: `listeners.has(f)`, `emitter.off("x", f)`. */
function isOnlyLookedAt(call: ts.CallExpression | ts.NewExpression): boolean {
  const callee = skipOuter(call.expression);
  return ts.isPropertyAccessExpression(callee)
    ? looksAt.has(callee.name.text) ||
        (ts.isIdentifier(callee.expression) &&
          callee.expression.text === "console")
    : ts.isNewExpression(call) &&
        ts.isIdentifier(callee) &&
        /^(?:Weak)?(?:Set|Map|Ref)$/.test(callee.text);
}

/** Which arguments a call only puts into a container that nobody is seen to call from: `table.set(key, f)`. */
function keptBy(
  context: ProgramContext,
  call: ts.CallExpression | ts.NewExpression,
): (index: number) => boolean {
  const isCalled = new Map<ts.MemberName, boolean>();
  return (index) => {
    const container = containerPutInto(call, index);
    if (!container || !isContainer(context, container)) return false;
    let called = isCalled.get(container);
    if (called === undefined) {
      called = isCalledFrom(container);
      isCalled.set(container, called);
    }
    return !called;
  };
}

/** Whether a name holds one of the language's own containers: `add` of anything else may call. */
function isContainer(
  { checker }: ProgramContext,
  name: ts.MemberName,
): boolean {
  const type = typeAt(checker, name);
  return (
    checker.isArrayType(type) ||
    /^(?:Weak)?(?:Map|Set)$/.test(type.getSymbol()?.name ?? "")
  );
}

/** Whether the function that a call makes goes straight to a library: `.pipe(map(f))`, `setTimeout(once(f))`. */
function isHandedOn(
  context: ProgramContext,
  call: ts.CallExpression | ts.NewExpression,
): boolean {
  const { parent } = call;
  return (
    ts.isCallExpression(parent) &&
    parent.arguments.some((argument) => argument === call) &&
    calledBodies(context, parent).length === 0 &&
    (!returnsFunction(context.checker, parent) || isHandedOn(context, parent))
  );
}

/** Functions that call what they are given later, and whose arguments may be named functions of libraries. */
const callsLater = new Set([
  "catch",
  "finally",
  "nextTick",
  "queueMicrotask",
  "setImmediate",
  "setInterval",
  "setTimeout",
  "then",
]);

/** Whether a call runs the function that its argument at `index` names, as far as is known for certain. */
export function runsArgument(
  context: ProgramContext,
  call: ts.CallExpression | ts.NewExpression,
  index: number,
): boolean {
  const bodies = calledBodies(context, call);
  if (bodies.length > 0)
    return bodies.some((body) =>
      pathsGiven(context.checker, body, index).has(""),
    );
  return isCalledNow(call) || callsLater.has(calledName(call));
}

/** The project's own functions that a call enters; what a class keeps of a callback is not followed. */
function calledBodies(
  context: ProgramContext,
  call: ts.CallExpression | ts.NewExpression,
  options: CalleeOptions = {},
): readonly FunctionWithBody[] {
  const callee = skipOuter(call.expression);
  return targetsOf(context.checker, callee).flatMap((target) => {
    if (isFunctionWithBody(target)) return [target];
    return ts.isClassLike(target)
      ? [...target.members].filter(isConstructorWithBody)
      : withImplementers(context, callee, [target], options)
          .map(({ body }) => body)
          .filter(isFunctionWithBody);
  });
}

function isConstructorWithBody(
  member: ts.ClassElement,
): member is ts.ConstructorDeclaration & FunctionWithBody {
  return ts.isConstructorDeclaration(member) && isFunctionWithBody(member);
}

function isCalledNow(call: ts.CallExpression | ts.NewExpression): boolean {
  return callsNow.has(calledName(call));
}
