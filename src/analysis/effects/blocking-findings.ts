import ts from "typescript";

import type { BlockingCall } from "../../blocking/blocking-call.ts";
import { counterpartBehind, lastName } from "../../blocking/catalogue.ts";
import { isThenable } from "../../blocking/conditions.ts";
import type { Site } from "../../middleware/site.ts";
import type { CalleeBody } from "../../program/calls/callees.ts";
import {
  asyncFunctionsIn,
  isAsync,
  isWithin,
} from "../../program/syntax/functions.ts";
import {
  declarationIsSpecified,
  type Specifier,
} from "../../program/types/specifier.ts";
import { packageOf } from "../../program/types/package-of.ts";
import { typeAt } from "../../program/types/types.ts";
import { isOffLoop } from "../contract/sync-halves.ts";
import type { ChainStep, Finding } from "../finding.ts";
import {
  isJudged,
  judgedSitesIn,
  siteAround,
  type Project,
} from "../project.ts";
import type { Following } from "./body-effects.ts";
import { pairOfBody } from "./body-twin.ts";
import { isPartOfAnother } from "./fluent-calls.ts";
import { isOnceForAll } from "./key-parameters.ts";
import { constructionOf, perRequestClasses } from "./lifetime.ts";
import { nameOfBody, spokenName } from "./names.ts";
import type { Operation } from "./operations.ts";
import { insteadOf } from "./instead.ts";
import { isRegisteredForDevelopment } from "./registered-for-development.ts";
import { repairsOf } from "./repair.ts";
import { replacedMethods } from "./replaced-methods.ts";
import { summariesOf } from "./summaries.ts";
import {
  tierOf,
  waysInto,
  type Blocked,
  type BodySummary,
  type Tier,
  type WayInto,
} from "./ways.ts";

export type BlockingKind = "blocksDirectly" | "blocksThrough" | "blocksOnce";

export interface BlockingOptions extends Following {
  readonly scope: "middleware" | "request" | "async-functions";
  /** Whether findings of the advice tier are wanted, and sites that only their shape shows. */
  readonly advice: boolean;
  /** Calls that the user accepts. */
  readonly allow: readonly Specifier[];
}

/** The calls of a file's middleware and handlers that hold the event loop, each with its shortest chain. */
export function blockingFindings(
  project: Project,
  sourceFile: ts.SourceFile,
  options: BlockingOptions,
): readonly Finding<BlockingKind>[] {
  const found = new Map<Operation, Way & { site: Site | undefined }>();
  for (const entry of entriesOf(project, sourceFile, options)) {
    // A nested function without a name is part of the code around it; a named one is called by its name.
    const isOwn = (body: CalleeBody): boolean =>
      isWithin(body, entry) &&
      (nameOfBody(body) === undefined || isHandedOver(body)) &&
      !project.middleware.siteOf(body);
    const ways = waysOut(project, entry, isOwn, options);
    if (ways.length === 0) continue;
    const site = siteAround(project, entry);
    if (isRegisteredForDevelopment(project, site?.body ?? entry)) continue;
    for (const way of ways) {
      const known = found.get(way.operation);
      if (known && !(known.tier === "advice" && way.tier === "error")) continue;
      if (isAllowed(project, way, options.allow)) continue;
      if (isOffLoop(project, site, way.operation)) continue;
      found.set(way.operation, { ...way, site });
    }
  }
  return [...found.values()]
    .filter(({ tier }) => tier === "error" || options.advice)
    .filter((way) => !isPartOfAnother(way, found))
    .map((way) => findingOf(project, way, way.site, options))
    .sort((left, right) => left.node.pos - right.node.pos);
}

/** The bodies that run for each request, or whatever the scope asks for. */
function entriesOf(
  project: Project,
  sourceFile: ts.SourceFile,
  { scope, advice }: BlockingOptions,
): readonly CalleeBody[] {
  const isEntry = (body: CalleeBody): boolean => isJudged(project, body);
  if (scope === "async-functions")
    return asyncFunctionsIn(sourceFile).filter(isEntry);
  const sites = judgedSitesIn(project, sourceFile).filter(
    (site) =>
      !site.offLoop &&
      (site.certain || advice) &&
      (scope === "request" || site.role === "middleware"),
  );
  return [
    ...sites.flatMap((site) => [site.body, ...replacedMethods(project, site)]),
    ...perRequestClasses(project, sourceFile, sites)
      .flatMap(constructionOf)
      .filter(isEntry),
  ];
}

/** `render(text, { onEnd: () => … })`: a function that stands among the arguments of a call. */
function isHandedOver(body: CalleeBody): boolean {
  const member = ts.isMethodDeclaration(body) ? body : body.parent;
  return (
    (ts.isPropertyAssignment(member) || ts.isMethodDeclaration(member)) &&
    ts.isObjectLiteralExpression(member.parent) &&
    (ts.isCallExpression(member.parent.parent) ||
      ts.isNewExpression(member.parent.parent))
  );
}

/** A call in an entry point (or in a function nested in it) that blocks. */
interface Way {
  readonly operation: Operation;
  readonly tier: Tier;
  readonly once: boolean;
  readonly blocked: Blocked;
  /** How many other places block behind the same call. */
  readonly further: number;
}

/**
 * The operations of an entry point that block. A function nested in it that it runs is part of it: the
 * report stands at the call in there; what lies outside is reached by a chain.
 */
function waysOut(
  project: Project,
  entry: CalleeBody,
  isOwn: (body: CalleeBody) => boolean,
  options: BlockingOptions,
): readonly Way[] {
  const summaries = summariesOf(project, entry.getSourceFile(), options);
  const receiver = ts.isClassLike(entry.parent)
    ? entry.parent
    : ts.findAncestor(entry, ts.isClassLike);
  const ways: Way[] = [];
  const queue: { summary: BodySummary; once: boolean }[] = [
    { summary: summaries.of(entry, receiver), once: false },
  ];
  const seen = new Set<BodySummary>();
  for (const { summary, once: outer } of queue) {
    if (seen.has(summary)) continue;
    seen.add(summary);
    for (const [index, effect] of summary.effects.entries()) {
      const once = outer || isOnceForAll(effect.once);
      for (const entered of summary.entered[index] ?? [])
        if (isOwn(entered.body))
          queue.push({
            summary: entered,
            once: once || isOnceForAll(effect.guards?.get(entered.body)),
          });
      const outside = waysInto(project.checker, summary, index).filter(
        ({ blocked: { through } }) =>
          !isOwn(through.body) && !isJudgedItself(through.body, options),
      );
      const way = wayOf(effect.operation, effect.sink, outside, once);
      if (way) ways.push(way);
    }
  }
  return ways;
}

/** Where every async function is an entry point, what one does is said there and not again by its callers. */
function isJudgedItself(body: CalleeBody, { scope }: BlockingOptions): boolean {
  return scope === "async-functions" && isAsync(body);
}

function wayOf(
  operation: Operation,
  sink: BlockingCall | undefined,
  outside: readonly WayInto[],
  once: boolean,
): Way | undefined {
  for (const tier of ["error", "advice"] as const) {
    const candidates: Blocked[] = [];
    const sinks = new Set<ts.Node>();
    for (const { weight, blocked } of outside) {
      if (tierOf(weight) !== tier) continue;
      candidates.push(blocked);
      for (const each of blocked.through.sinks.get(blocked.below) ?? [])
        sinks.add(each);
    }
    candidates.sort((left, right) => left.distance - right.distance);
    const direct: Blocked[] =
      sink?.tier === tier
        ? [{ operation, through: undefined, below: tier, sink, distance: 0 }]
        : [];
    // A pair only says that the call blocks; its body, where there is one, says by what.
    const [best] =
      sink?.kind === "pair"
        ? [...candidates, ...direct]
        : [...direct, ...candidates];
    if (best)
      return {
        operation,
        tier: once ? "advice" : tier,
        once,
        blocked: best,
        further: best.through ? Math.max(0, sinks.size - 1) : 0,
      };
  }
  return undefined;
}

function findingOf(
  project: Project,
  way: Way,
  site: Site | undefined,
  options: BlockingOptions,
): Finding<BlockingKind> {
  const { advice } = options;
  const chain = chainOf(way.blocked);
  const sink = advice ? withoutAdvice(way.blocked.sink) : way.blocked.sink;
  const { through } = way.blocked;
  const pair =
    through && pairOfBody(project, way.operation, through.body, options);
  const written = through ? pair : sink;
  return {
    kind:
      way.once || (way.tier === "advice" && sink.tier === "error")
        ? "blocksOnce"
        : chain.length > 0
          ? "blocksThrough"
          : "blocksDirectly",
    tier: way.tier,
    node: reportedNode(way.operation),
    facts: {
      sink: sinkText(sink),
      ...waiting(site),
      until: answersLater(project, sink)
        ? "while it computes"
        : "until it returns",
      instead: insteadOf(project, pair ?? sink, pair ? [] : chain),
      reached: chain.length > 0 ? "; reached by " : "",
      further:
        way.further > 0
          ? ` and ${String(way.further)} more blocking call${way.further > 1 ? "s" : ""}`
          : "",
    },
    chain,
    repairs: written ? repairsOf(project, written) : [],
  };
}

/** Who waits meanwhile, within a sentence and at its head: where requests come one at a time, no other is there. */
function waiting(site: Site | undefined): Finding<BlockingKind>["facts"] {
  return site?.descriptor.concurrency === "one"
    ? {
        others: "whatever else is under way",
        Others: "Whatever else is under way",
      }
    : { others: "every other request", Others: "Every other request" };
}

/** Whether a call gives a promise, or takes a callback, and computes on the event loop all the same: `hash` of `bcryptjs`. */
function answersLater({ checker }: Project, sink: BlockingCall): boolean {
  const { node } = sink;
  if (!ts.isCallExpression(node)) return ofPackage(sink) !== "";
  const type = typeAt(checker, node);
  return (
    isThenable(checker, type, node) ||
    (ofPackage(sink) !== "" && (type.flags & ts.TypeFlags.VoidLike) !== 0)
  );
}

/** Where advice is wanted, nothing is offered that advice is given against. */
function withoutAdvice(sink: BlockingCall): BlockingCall {
  const further = sink.counterpart && counterpartBehind(sink.counterpart);
  return further ? { ...sink, counterpart: further } : sink;
}

/** The calls from the operation to the sink; a function that stands inside the one before adds no step. */
function chainOf(start: Blocked): readonly ChainStep[] {
  const steps: ChainStep[] = [];
  let named: CalleeBody | undefined;
  let { through, below } = start;
  while (through) {
    const next: Blocked | undefined = through.blocked.get(below);
    if (!next) break;
    const { body } = through;
    const node = next.through ? next.operation : next.sink.node;
    const last = steps.at(-1);
    if (last && named && isWithin(body, named))
      steps[steps.length - 1] = { name: last.name, node };
    else {
      steps.push({ name: spokenName(body), node });
      named = body;
    }
    ({ through, below } = next);
  }
  return steps;
}

function sinkText(sink: BlockingCall): string {
  switch (sink.kind) {
    case "busy-wait":
      return "A loop that waits for the clock";
    case "sync-driver":
      return "A query on a synchronous database driver";
    case "bridge":
      return `A function made by \`${sink.name}\``;
    default:
      return `\`${sink.name}\`${ofPackage(sink)}`;
  }
}

/** ` of \`bcryptjs\``, where the counterpart in another package goes by the same name. */
function ofPackage(sink: BlockingCall): string {
  const { name, counterpart, declaration } = sink;
  return counterpart?.how === "manual" &&
    declaration &&
    lastName(counterpart.export) === lastName(name)
    ? ` of \`${sink.module ?? packageOf(declaration)}\``
    : "";
}

/** What runs the code: a call's arguments may be whole functions, a loop's statement whole pages. */
function reportedNode(operation: Operation): ts.Node {
  if (ts.isCallExpression(operation) || ts.isForOfStatement(operation))
    return operation.expression;
  return ts.isVariableDeclaration(operation) ? operation.name : operation;
}

function isAllowed(
  project: Project,
  way: Way,
  allow: readonly Specifier[],
): boolean {
  if (allow.length === 0) return false;
  const { name, declaration } = way.blocked.sink;
  return allow.some(
    (specifier) =>
      specifier === name ||
      (declaration !== undefined &&
        declarationIsSpecified(project.program, declaration, name, specifier)),
  );
}
