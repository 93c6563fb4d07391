import ts from "typescript";

import {
  blockingCallOf,
  blockingReferenceOf,
  type BlockingCall,
} from "../../blocking/blocking-call.ts";
import { bridgeBehind } from "../../blocking/bridges.ts";
import { isBlockingName } from "../../blocking/catalogue.ts";
import { isBusyWait } from "../../blocking/clock-loop.ts";
import { isOffload } from "../../blocking/offload.ts";
import { isSyncQuery } from "../../blocking/sync-driver.ts";
import { mayHaveTwinIn } from "../../blocking/pairs.ts";
import { blockingTagOf, isTaggedAnywhere } from "../../blocking/tags.ts";
import { runsArgument } from "../../program/calls/callbacks.ts";
import {
  calleeOf,
  calleesOf,
  type Callee,
  type CalleeBody,
  type CalleeOptions,
  type Receiver,
} from "../../program/calls/callees.ts";
import {
  areCurrent,
  carriedAbout,
  noteFound,
} from "../../program/files/carried.ts";
import { isForeignMember } from "../../program/files/declared-names.ts";
import {
  isAsync,
  isFunctionWithBody,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { declarationIsSpecified } from "../../program/types/specifier.ts";
import type { Project } from "../project.ts";
import { isForDevelopment } from "./development.ts";
import type { KeyParameters } from "./key-parameters.ts";
import { isPerRequest } from "./lifetime.ts";
import { isCalledOnLoad } from "../../program/calls/called-on-load.ts";
import { guardsOf, type Guards } from "./guarded-callbacks.ts";
import { onceFor } from "./once-guard.ts";
import { operationsIn, type Operation } from "./operations.ts";

export type Overrides = NonNullable<CalleeOptions["overrides"]>;

/** What one operation of a body does to the event loop. */
export interface Effect {
  readonly operation: Operation;
  /** The operation itself holds the loop. */
  readonly sink?: BlockingCall;
  /** The bodies of the project that it runs. */
  readonly callees: readonly Callee[];
  /**
   * Where it runs once for each value of certain parameters of the body: their names. With none of them it runs
   * once for the process: what it costs is advice.
   */
  readonly once: KeyParameters;
  /** The same of functions that it gives to a helper, which calls them behind a guard of its own. */
  readonly guards?: Guards | undefined;
}

/** How many bodies were looked into in this process: one that an edit leaves alone is looked into once. */
export const looked = { bodies: 0 };

/** What an operation does, whoever runs it: what holds as long as its file, and all that it leads to, do. */
interface Found {
  readonly operation: Operation;
  readonly sink: BlockingCall | undefined;
  readonly callees: readonly Callee[];
}

/** How calls are followed, and which of those that block count. */
export interface Following {
  readonly overrides: Overrides;
  /** In milliseconds: what usually costs less is left out. */
  readonly leastCost: number;
}

/** The effects of a body's own operations, without what its callees do. */
export function effectsOf(
  project: Project,
  body: CalleeBody,
  receiver: Receiver | undefined,
  { overrides, leastCost }: Following,
): readonly Effect[] {
  const effects: Effect[] = [];
  const scope = {
    checker: project.checker,
    isPerRequest: (owner: ts.Node) => isPerRequest(project, owner),
  };
  for (const found of foundIn(project, body, receiver, overrides)) {
    const { operation } = found;
    const sink = isWorth(found.sink, leastCost) ? found.sink : undefined;
    const callees = found.callees.filter(
      // What another middleware or handler does is said where that one stands.
      (callee) => {
        const site = project.middleware.siteOf(callee.body);
        // A sync hook, which the chain runs on a worker, runs on the loop where an async method calls it.
        return (
          !site || (site.offLoop && site.role === "handler" && isOnLoop(body))
        );
      },
    );
    if (!sink && callees.length === 0) continue;
    const once = onceFor(project.checker, body, operation, scope.isPerRequest);
    if (once?.size === 0 && isCalledOnLoad(project, body)) continue;
    const guards = guardsOf(scope, body, operation, callees);
    effects.push({
      ...{ operation, callees, once, guards },
      ...(sink ? { sink } : {}),
    });
  }
  return effects;
}

function isOnLoop(body: CalleeBody): boolean {
  return isFunctionWithBody(body) && isAsync(body);
}

/** What the operations of a body do, looked up once for all Programs in which its file says the same. */
function foundIn(
  project: Project,
  body: CalleeBody,
  receiver: Receiver | undefined,
  overrides: Overrides,
): readonly Found[] {
  const about = keptFor(project, body.getSourceFile(), overrides);
  const key = receiver ?? project.settings;
  let byReceiver = about.get(body);
  if (!byReceiver)
    about.set(body, (byReceiver = new WeakMap<object, readonly Found[]>()));
  const known = byReceiver.get(key);
  if (known?.every((found) => isStillThere(project.program, found)))
    return known;
  looked.bodies += 1;
  const found = lookInto(project, body, receiver, overrides);
  byReceiver.set(key, found);
  noteFound(project.program, body.getSourceFile());
  return found;
}

type Kept = Map<CalleeBody, WeakMap<object, readonly Found[]>>;

function keptFor(
  { program, settings }: Project,
  sourceFile: ts.SourceFile,
  overrides: Overrides,
): Kept {
  const about = carriedAbout(program, sourceFile);
  let bySettings = about.get(settings) as Map<Overrides, Kept> | undefined;
  if (!bySettings)
    about.set(settings, (bySettings = new Map<Overrides, Kept>()));
  let kept = bySettings.get(overrides);
  if (!kept) bySettings.set(overrides, (kept = new Map() as Kept));
  return kept;
}

/** Whether what an operation runs is part of this program: an implementer in a changed file is another one. */
function isStillThere(program: ts.Program, { sink, callees }: Found): boolean {
  return areCurrent(program, [
    sink?.declaration,
    ...callees.flatMap(({ body, receiver }) => [body, receiver]),
  ]);
}

function lookInto(
  project: Project,
  body: CalleeBody,
  receiver: Receiver | undefined,
  overrides: Overrides,
): readonly Found[] {
  const options: CalleeOptions = {
    overrides,
    receiver,
    isOffload: (call) => isOffload(project, call, project.settings.offload),
  };
  const found: Found[] = [];
  for (const operation of operationsIn(body)) {
    const verdict = sinkAt(project, operation);
    if (verdict === "never") continue;
    const callees = mayRunProjectCode(operation)
      ? calleesOf(project, operation, options).filter(
          (callee) => !isDeclaredNonBlocking(project, callee.body),
        )
      : [];
    if (!verdict && callees.length === 0) continue;
    if (isForDevelopment(project.checker, operation)) continue;
    found.push({ operation, sink: verdict, callees });
  }
  return found;
}

/** What nobody knows the cost of counts. */
function isWorth(sink: BlockingCall | undefined, least: number): boolean {
  return sink !== undefined && (sink.cost ?? Infinity) >= least;
}

function isDeclaredNonBlocking(project: Project, body: CalleeBody): boolean {
  if (blockingTagOf(body) === "nonblocking") return true;
  const { nonBlocking } = project.settings;
  const name = body.name && ts.isIdentifier(body.name) ? body.name.text : "";
  return nonBlocking.some((specifier) =>
    declarationIsSpecified(project.program, body, name, specifier),
  );
}

function sinkAt(
  project: Project,
  operation: Operation,
): BlockingCall | "never" | undefined {
  const { checker, program } = project;
  if (ts.isIterationStatement(operation, false))
    return isBusyWait(operation)
      ? { node: operation, name: "", tier: "error", kind: "busy-wait" }
      : undefined;
  if (ts.isAwaitExpression(operation))
    return isSyncQuery(program, checker, operation.expression)
      ? {
          node: operation,
          name: "",
          tier: "error",
          kind: "sync-driver",
          cost: 1,
        }
      : undefined;
  if (
    !ts.isCallExpression(operation) &&
    !ts.isNewExpression(operation) &&
    !ts.isTaggedTemplateExpression(operation)
  )
    return undefined;
  if (mayBlock(project, operation)) {
    const verdict = blockingCallOf(project, operation);
    if (verdict) return verdict;
    const bridge =
      ts.isCallExpression(operation) && bridgeBehind(checker, operation);
    if (bridge)
      return { node: operation, name: bridge, tier: "error", kind: "bridge" };
  }
  return ts.isTaggedTemplateExpression(operation)
    ? undefined
    : blockingArgument(project, operation);
}

/** `paths.map(readFileSync)`: a blocking function that is handed over to be called. */
function blockingArgument(
  project: Project,
  call: ts.CallExpression | ts.NewExpression,
): BlockingCall | undefined {
  for (const [index, argument] of (call.arguments ?? []).entries()) {
    const inner = skipOuter(argument);
    if (!ts.isIdentifier(inner) && !ts.isPropertyAccessExpression(inner))
      continue;
    const name = ts.isIdentifier(inner) ? inner : inner.name;
    if (!isBlockingName(name.text) && !ts.isIdentifier(inner)) continue;
    const sink = blockingReferenceOf(project, inner);
    if (sink && runsArgument(project, call, index))
      return { ...sink, node: inner };
  }
  return undefined;
}

/** A cheap look at the name of what is called: whether it can be a blocking call at all. */
function mayBlock(
  { program, checker, settings }: Project,
  call: ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression,
): boolean {
  const callee = skipOuter(
    ts.isTaggedTemplateExpression(call)
      ? call.tag
      : ts.isCallExpression(call)
        ? calleeOf(checker, call)
        : call.expression,
  );
  return (
    !isForeignMember(program, callee) ||
    !ts.isPropertyAccessExpression(callee) ||
    isBlockingName(callee.name.text) ||
    mayHaveTwinIn(program, callee.name.text) ||
    settings.blocking.length > 0 ||
    isTaggedAnywhere(program)
  );
}

function mayRunProjectCode(operation: Operation): boolean {
  return (
    !ts.isAwaitExpression(operation) &&
    !(
      ts.isIterationStatement(operation, false) &&
      !ts.isForOfStatement(operation)
    )
  );
}
