import ts from "typescript";

import type { BlockingCall } from "../../blocking/blocking-call.ts";
import type { Callee, CalleeBody, Receiver } from "../../program/callees.ts";
import { fallbackOf, isGiven, type Fallback } from "../../program/fallbacks.ts";
import type { Project } from "../project.ts";
import { effectsOf, type Effect, type Following } from "./body-effects.ts";
import type { Operation } from "./operations.ts";

export type Tier = "error" | "advice";

/** How a body comes to block: by the shortest way, and by how many ways. */
export interface Blocked {
  /** The operation of the body that begins the way. */
  readonly operation: Operation;
  /** What the operation enters; nothing where it blocks by itself. */
  readonly through: BodySummary | undefined;
  /** Which of the ways of `through` it goes on with. */
  readonly below: Tier;
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
  /** The shortest way for each tier. */
  readonly blocked: { readonly [Key in Tier]?: Blocked };
  /** The places that block below, up to a limit. */
  readonly sinks: Readonly<Record<Tier, ReadonlySet<ts.Node>>>;
}

interface Node extends BodySummary {
  entered: Node[][];
  blocked: { [Key in Tier]?: Blocked };
  sinks: Record<Tier, Set<ts.Node>>;
  index: number;
  low: number;
  onStack: boolean;
}

const sinkLimit = 64;

/** The summaries of a project's bodies: each is computed once, callees before callers. */
export interface Summaries {
  of(body: CalleeBody, receiver?: Receiver): BodySummary;
}

const cache = new WeakMap<Project, Map<string, Summaries>>();

export function summariesOf(project: Project, following: Following): Summaries {
  let byFollowing = cache.get(project);
  if (!byFollowing) {
    byFollowing = new Map<string, Summaries>();
    cache.set(project, byFollowing);
  }
  const key = `${following.overrides} ${String(following.leastCost)}`;
  let summaries = byFollowing.get(key);
  if (!summaries) {
    summaries = createSummaries(project, following);
    byFollowing.set(key, summaries);
  }
  return summaries;
}

function createSummaries(project: Project, following: Following): Summaries {
  const nodes = new Map<CalleeBody, Map<Receiver | undefined, Node>>();
  const given = new Map<Node, Map<string, Node>>();
  const fallbacks = new Map<Node, ReadonlyMap<Effect, Fallback>>();
  const usesThis = new WeakMap<CalleeBody, boolean>();
  let counter = 0;

  const nodeOf = (body: CalleeBody, receiver: Receiver | undefined): Node => {
    let uses = usesThis.get(body);
    if (uses === undefined) {
      uses = /\b(?:this|super)\b/.test(body.getText());
      usesThis.set(body, uses);
    }
    const key =
      uses || (receiver && ts.isCallExpression(receiver))
        ? receiver
        : undefined;
    let byReceiver = nodes.get(body);
    if (!byReceiver) {
      byReceiver = new Map<Receiver | undefined, Node>();
      nodes.set(body, byReceiver);
    }
    const known = byReceiver.get(key);
    if (known) return known;
    const node: Node = {
      body,
      receiver: key,
      effects: effectsOf(project, body, key, following),
      ...unsolved(),
    };
    byReceiver.set(key, node);
    return node;
  };

  /** The same body without what stands in for the arguments that this call does give. */
  const entered = (callee: Callee): Node => {
    const node = nodeOf(callee.body, callee.receiver);
    const { call } = callee;
    if (!call) return node;
    let stand = fallbacks.get(node);
    if (!stand) fallbacks.set(node, (stand = fallbacksIn(node)));
    if (stand.size === 0) return node;
    const left = node.effects.filter((effect) => {
      const fallback = stand.get(effect);
      return (
        !fallback || !isGiven(project.checker, call.arguments ?? [], fallback)
      );
    });
    if (left.length === node.effects.length) return node;
    let variants = given.get(node);
    if (!variants) given.set(node, (variants = new Map<string, Node>()));
    const key = left.map((effect) => node.effects.indexOf(effect)).join();
    let known = variants.get(key);
    if (!known)
      variants.set(key, (known = { ...node, ...unsolved(), effects: left }));
    return known;
  };

  /** Tarjan's algorithm without recursion: a chain of calls may be longer than our own stack. */
  const solve = (start: Node): void => {
    const stack: Node[] = [];
    const work: {
      readonly node: Node;
      readonly next: Iterator<Node, undefined>;
    }[] = [];
    const enter = (node: Node): void => {
      node.index = node.low = counter++;
      node.onStack = true;
      stack.push(node);
      node.entered = node.effects.map(({ callees }) => callees.map(entered));
      work.push({ node, next: node.entered.flat().values() });
    };
    enter(start);
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const callee = top.next.next().value;
      if (callee) {
        if (callee.index < 0) enter(callee);
        else if (callee.onStack)
          top.node.low = Math.min(top.node.low, callee.index);
        continue;
      }
      work.pop();
      const caller = work.at(-1)?.node;
      if (caller) caller.low = Math.min(caller.low, top.node.low);
      if (top.node.low !== top.node.index) continue;
      const component = stack.splice(stack.lastIndexOf(top.node));
      for (const member of component) member.onStack = false;
      finish(component);
    }
  };

  return {
    of: (body, receiver) => {
      const node = nodeOf(body, receiver);
      if (node.index < 0) solve(node);
      return node;
    },
  };
}

/** The effects that stand in for an argument which is left out. */
function fallbacksIn({ body, effects }: Node): ReadonlyMap<Effect, Fallback> {
  const found = new Map<Effect, Fallback>();
  for (const effect of effects) {
    const fallback = fallbackOf(body, effect.operation);
    if (fallback) found.set(effect, fallback);
  }
  return found;
}

function unsolved(): Omit<Node, "body" | "receiver" | "effects"> {
  return {
    entered: [],
    blocked: {},
    sinks: { error: new Set(), advice: new Set() },
    index: -1,
    low: -1,
    onStack: false,
  };
}

/** Finds the shortest ways of a component's members; everything that they enter outside it is finished. */
function finish(component: readonly Node[]): void {
  for (let changed = true; changed;) {
    changed = false;
    for (const node of component) changed = improve(node) || changed;
  }
}

function improve(node: Node): boolean {
  let changed = false;
  const consider = (tier: Tier, way: Blocked): void => {
    const known = node.blocked[tier];
    if (known && known.distance <= way.distance) return;
    node.blocked[tier] = way;
    changed = true;
  };
  const addSinks = (tier: Tier, sinks: Iterable<ts.Node>): void => {
    const own = node.sinks[tier];
    for (const sink of sinks) {
      if (own.has(sink) || own.size >= sinkLimit) continue;
      own.add(sink);
      changed = true;
    }
  };
  for (const [index, effect] of node.effects.entries()) {
    const { operation, sink, once } = effect;
    const callees = node.entered[index] ?? [];
    const lowered = (tier: Tier): Tier => (once ? "advice" : tier);
    if (sink) {
      const tier = lowered(sink.tier);
      consider(tier, {
        operation,
        through: undefined,
        below: tier,
        sink,
        distance: 0,
      });
      // What a pair's own body blocks by is counted there.
      if (sink.kind !== "pair" || !callees.some((one) => one.blocked[tier]))
        addSinks(tier, [sink.node]);
    }
    for (const callee of callees)
      for (const tier of ["error", "advice"] as const) {
        const below = callee.blocked[tier];
        if (!below) continue;
        consider(lowered(tier), {
          operation,
          through: callee,
          below: tier,
          sink: below.sink,
          distance: below.distance + 1,
        });
        addSinks(lowered(tier), callee.sinks[tier]);
      }
  }
  return changed;
}
