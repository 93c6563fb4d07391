import type ts from "typescript";

import type { BlockingCall } from "../../blocking/blocking-call.ts";
import type {
  Callee,
  CalleeBody,
  Receiver,
} from "../../program/calls/callees.ts";
import type { Effect } from "./body-effects.ts";
import { givenParameters } from "./given-parameters.ts";
import { isOnceForAll, type KeyParameters } from "./key-parameters.ts";
import type { Operation } from "./operations.ts";

export type Tier = "error" | "advice";

/**
 * How much a way that blocks matters. `for file, kind`: it is gone once for each value of these parameters
 * of the body (a cache goes by them), so that it is for the call that gives them to say.
 */
export type Weight = Tier | `for ${string}`;

/** How a body comes to block: by the shortest way, and by how many ways. */
export interface Blocked {
  /** The operation of the body that begins the way. */
  readonly operation: Operation;
  /** What the operation enters; nothing where it blocks by itself. */
  readonly through: BodySummary | undefined;
  /** Which of the ways of `through` it goes on with. */
  readonly below: Weight;
  readonly sink: BlockingCall;
  /** Calls from the body to the sink. */
  readonly distance: number;
}

/** A body and the class of its `this`, with what is known of them when their component is finished. */
export interface BodySummary {
  readonly body: CalleeBody;
  readonly receiver: Receiver | undefined;
  readonly effects: readonly Effect[];
  /** What each operation enters, in the order of `effects`. */
  readonly entered: readonly (readonly BodySummary[])[];
  /** The shortest way of each weight. */
  readonly blocked: ReadonlyMap<Weight, Blocked>;
  /** The places that block below, up to a limit. */
  readonly sinks: ReadonlyMap<Weight, ReadonlySet<ts.Node>>;
}

/** What a summary is while its component is being solved. */
export interface Ways extends BodySummary {
  readonly blocked: Map<Weight, Blocked>;
  readonly sinks: Map<Weight, Set<ts.Node>>;
}

const mostSinks = 64;
/** Caches by other parameters than these are left out. */
const mostWeights = 8;

/** Finds the shortest ways of a component's members; everything that they enter outside it is finished. */
export function findWays(
  checker: ts.TypeChecker,
  component: readonly Ways[],
): void {
  for (let changed = true; changed;) {
    changed = false;
    for (const member of component)
      changed = improve(checker, member) || changed;
  }
}

function improve(checker: ts.TypeChecker, member: Ways): boolean {
  let changed = false;
  const consider = (weight: Weight, way: Blocked): boolean => {
    const known = member.blocked.get(weight);
    if (known && known.distance <= way.distance) return true;
    if (!known && namesIn(weight) && member.blocked.size >= mostWeights)
      return false;
    member.blocked.set(weight, way);
    changed = true;
    return true;
  };
  const addSinks = (weight: Weight, sinks: Iterable<ts.Node>): void => {
    let own = member.sinks.get(weight);
    if (!own) member.sinks.set(weight, (own = new Set()));
    for (const sink of sinks) {
      if (own.has(sink) || own.size >= mostSinks) continue;
      own.add(sink);
      changed = true;
    }
  };
  for (const [index, effect] of member.effects.entries()) {
    const { operation, sink, once } = effect;
    const inner = waysInto(checker, member, index);
    if (sink) {
      const weight = lowered(sink.tier, once);
      consider(weight, {
        ...{ operation, sink, distance: 0 },
        through: undefined,
        below: weight,
      });
      // What a pair's own body blocks by is counted there.
      if (
        sink.kind !== "pair" ||
        !inner.some((way) => lowered(way.weight, once) === weight)
      )
        addSinks(weight, [sink.node]);
    }
    for (const { weight: given, blocked } of inner) {
      const weight = lowered(given, once);
      if (consider(weight, blocked) && blocked.through)
        addSinks(weight, blocked.through.sinks.get(blocked.below) ?? []);
    }
  }
  return changed;
}

/** A way on through what an operation enters, and how much it matters to the body of the operation. */
export interface WayInto {
  readonly weight: Weight;
  readonly blocked: Blocked & { readonly through: BodySummary };
}

/** The ways through what an operation of a body enters, its own guards not counted. */
export function waysInto(
  checker: ts.TypeChecker,
  summary: BodySummary,
  index: number,
): readonly WayInto[] {
  const effect = summary.effects[index];
  if (!effect) return [];
  const entered = summary.entered[index] ?? [];
  if (!entered.some(({ blocked }) => blocked.size > 0)) return [];
  return entered.flatMap((through, place) => {
    const callee = effect.callees[place];
    return [...through.blocked].map(([below, { sink, distance }]) => ({
      weight: lowered(
        weightAt(checker, callee, below, summary.body),
        callee && effect.guards?.get(callee.body),
      ),
      blocked: {
        operation: effect.operation,
        ...{ through, below, sink },
        distance: distance + 1,
      },
    }));
  });
}

/** What a weight of the body that is called comes to where it is called. */
function weightAt(
  checker: ts.TypeChecker,
  callee: Callee | undefined,
  weight: Weight,
  from: CalleeBody,
): Weight {
  const names = namesIn(weight);
  return names
    ? weightOf(callee && givenParameters(checker, callee, [...names], from))
    : weight;
}

/** A weight behind a guard that lets it through once for each value of some parameters. */
export function lowered(weight: Weight, once: KeyParameters): Weight {
  return once && weight !== "advice" ? weightOf(once) : weight;
}

const prefix = "for ";
const separator = ", ";

function namesIn(weight: Weight): ReadonlySet<string> | undefined {
  return weight.startsWith(prefix)
    ? new Set(weight.slice(prefix.length).split(separator))
    : undefined;
}

function weightOf(keys: KeyParameters): Weight {
  if (!keys) return "error";
  if (keys.size === 0) return "advice";
  return `for ${[...keys].sort().join(separator)}`;
}

/** What a weight is where a request decides all parameters, and the object lives as long as the process. */
export function tierOf(weight: Weight): Tier {
  return weight === "advice" || isOnceForAll(namesIn(weight))
    ? "advice"
    : "error";
}
