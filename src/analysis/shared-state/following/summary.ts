import type ts from "typescript";

import { Transfer } from "./transfer.ts";
import { flowOf } from "../../../flow/build.ts";
import type { FlowGraph } from "../../../flow/graph.ts";
import { hasLoop, solve } from "../../../flow/solve.ts";
import { isFunctionWithBody } from "../../../program/syntax/functions.ts";
import type { Project } from "../../project.ts";
import { carriedOf, oneWayEach, type Carried } from "../places/carried.ts";
import type { Effect, Summary } from "../places/effect.ts";
import { isOfLineage } from "./heirs.ts";
import { heldAtEnd, nothingHeld } from "./held-at-end.ts";
import { passedChecks } from "./passed-checks.ts";
import type { Location } from "../places/location.ts";
import type { RunBody } from "./runs.ts";
import { initial, type State } from "../places/state.ts";
import { nothing } from "../places/value.ts";

/** @param heir The class of `this`, where it is known better than by where the body stands. */
export type SummaryOf = (
  body: RunBody,
  heir?: ts.ClassLikeDeclaration,
) => Summary;

export const emptySummary: Summary = {
  effects: [],
  carried: { all: [], writes: [] },
  returns: nothing,
  suspends: false,
  lockedParameters: 0,
  lateParameters: 0,
  exclusive: new Map(),
  held: nothingHeld,
  checks: [],
};

const largestBody = 60_000;
const deepestChain = 12;
const mostEffects = 2_000;

type Cache = Map<ts.Node, Summary>;

const summaries = new WeakMap<Project, Cache>();
const summariesOfHeirs = new WeakMap<Project, Map<ts.Node, Cache>>();
/** The functions that are being followed, each because of the one before it. */
const underWay = new WeakMap<Project, Followed[]>();

interface Followed {
  readonly body: RunBody;
  readonly cache: Cache;
  /** Whether it is one of several that reach each other. */
  reachesItself: boolean;
}

/** What a function of the project does with places, in its own terms; computed once, and once for each heir that it may be of. */
export function summaryIn(project: Project): SummaryOf {
  const summaryOf: SummaryOf = (body, of) => {
    const heir = of && isOfLineage(project, of, body) ? of : undefined;
    const cache = cacheOf(project, heir);
    const found = cache.get(body);
    if (found && found !== emptySummary) return found;
    const path = pathIn(project);
    if (found) {
      noteCircle(path, body, cache);
      return found;
    }
    if (path.length >= deepestChain) return emptySummary;
    // A function that reaches itself adds nothing on the second round.
    cache.set(body, emptySummary);
    const step = { body, cache, reachesItself: false };
    path.push(step);
    const alone = analyse(project, body, summaryOf, { heir });
    path.pop();
    const summary = step.reachesItself
      ? { ...alone, carried: oneWayEach(alone.carried) }
      : alone;
    cache.set(body, summary);
    return summary;
  };
  return summaryOf;
}

function pathIn(project: Project): Followed[] {
  let path = underWay.get(project);
  if (!path) underWay.set(project, (path = []));
  return path;
}

/** All from the first one on that is asked for again reach each other. */
function noteCircle(
  path: readonly Followed[],
  body: RunBody,
  cache: Cache,
): void {
  const from = path.findIndex(
    (each) => each.body === body && each.cache === cache,
  );
  if (from >= 0) for (const each of path.slice(from)) each.reachesItself = true;
}

function cacheOf(
  project: Project,
  heir: ts.ClassLikeDeclaration | undefined,
): Cache {
  let known = summaries.get(project);
  if (!known) summaries.set(project, (known = new Map<ts.Node, Summary>()));
  if (!heir) return known;
  let byHeir = summariesOfHeirs.get(project);
  if (!byHeir)
    summariesOfHeirs.set(project, (byHeir = new Map<ts.Node, Cache>()));
  let ofHeir = byHeir.get(heir);
  if (!ofHeir) byHeir.set(heir, (ofHeir = new Map<ts.Node, Summary>()));
  return ofHeir;
}

/** How a body is seen. */
export interface Seen {
  readonly isExcepted?: ((location: Location) => boolean) | undefined;
  /** The class of `this`, where it is known better than by where the body stands. */
  readonly heir?: ts.ClassLikeDeclaration | undefined;
}

/**
 * The effects of one body; `isExcepted` says which places below its parameters all requests share. Where
 * it isn't given the body is a helper: what it leaves behind at its end is for its caller to judge.
 */
export function analyse(
  project: Project,
  body: RunBody,
  summaryOf: SummaryOf,
  { isExcepted, heir }: Seen,
): Summary {
  if (body.end - body.pos > largestBody) return emptySummary;
  const graph = flowOf(body);
  if (!graph) return emptySummary;
  // Only where something is emptied it is asked what was looked at before.
  const looked = empties(body) ? new Map<string, Location>() : undefined;
  const follow = (unlocked: ReadonlySet<string>): Summary =>
    followed(
      new Transfer(project, body, summaryOf, isExcepted, heir),
      graph,
      { ...initial, unlocked, looked },
      isExcepted !== undefined,
    );
  const summary = follow(initial.unlocked);
  const unlocked = writtenBothWays(summary.effects);
  return unlocked.size > 0 ? follow(unlocked) : summary;
}

/** Whether a body may put an empty container or text somewhere, by its text: `= []`, `= {}`, `= new Map()`, `= ""`. */
function empties(body: RunBody): boolean {
  return /[[{]\s*(?:[\]}]|\/[*/])|\bnew\b|=\s*(?:""|''|``)/.test(
    body.getSourceFile().text.slice(body.pos, body.end),
  );
}

/** Places that are written both under a lock and without one. */
function writtenBothWays(effects: readonly Effect[]): ReadonlySet<string> {
  const keys = (exclusive: boolean): ReadonlySet<string> =>
    new Set(
      effects.flatMap((effect) =>
        effect.kind === "write" && (effect.exclusive ?? false) === exclusive
          ? [effect.location.key]
          : [],
      ),
    );
  const locked = keys(true);
  if (locked.size === 0) return locked;
  return new Set([...keys(false)].filter((key) => locked.has(key)));
}

/** Follows a body, and the functions written in it, from what is known where it begins. */
function followed(
  transfer: Transfer,
  graph: FlowGraph,
  entry: State,
  ends: boolean,
): Summary {
  const effects: Effect[] = [];
  const emit = (effect: Effect): void => {
    if (effects.length < mostEffects) effects.push(effect);
  };
  const exit = run(transfer, graph, entry, emit, ends);
  if (!exit) return emptySummary;
  const held = heldAtEnd(transfer.ends, exit.state, effects);
  const { body } = transfer;
  const done = new Set<ts.Node>([body]);
  for (const nested of transfer.nested.values()) {
    if (done.has(nested.node) || done.size > 200) continue;
    done.add(nested.node);
    const inner = isFunctionWithBody(nested.node)
      ? flowOf(nested.node)
      : undefined;
    if (inner) run(transfer, inner, nested.state, emit, true);
  }
  let carried: Carried | undefined;
  return {
    effects,
    get carried() {
      return (carried ??= carriedOf(transfer.project, effects));
    },
    returns: transfer.returns,
    suspends: transfer.endsWaiting || suspends(graph),
    lockedParameters: transfer.lockedParameters,
    lateParameters: transfer.lateParameters & ~transfer.promptParameters,
    exclusive: transfer.exclusive,
    held,
    checks: passedChecks(exit.state),
  };
}

function run(
  transfer: Transfer,
  graph: FlowGraph,
  entry: State,
  emit: (effect: Effect) => void,
  ends: boolean,
): { readonly state: State | undefined } | undefined {
  // Without a loop each step is taken once, with all that is known there: no second round is needed.
  const once = !hasLoop(graph);
  if (once) transfer.emit = emit;
  const solution = solve(graph, transfer.domain(graph, entry));
  if (!solution.complete) return undefined;
  transfer.emit = emit;
  if (!once) solution.visit(() => undefined);
  const end = solution.at(graph.exit);
  if (end && ends) transfer.emitKept(end, "end");
  transfer.emit = undefined;
  return { state: end };
}

function suspends(graph: FlowGraph): boolean {
  return graph.blocks.some((block) =>
    block.steps.some((step) => step.kind === "suspend"),
  );
}
