import ts from "typescript";

import type {
  Callee,
  CalleeBody,
  Receiver,
} from "../../program/calls/callees.ts";
import {
  fallbackOf,
  isGiven,
  type Fallback,
} from "../../program/calls/fallbacks.ts";
import {
  givenAt,
  isContradicted,
  isOfProject,
  noNames,
  placeOf,
  placesIn,
  type Known,
  type KnownNames,
  type Place,
} from "../../program/calls/given-arguments.ts";
import {
  requirementsOf,
  type Requirement,
} from "../../program/calls/requirements.ts";
import {
  areCurrent,
  carriedAsLongAsSaid,
} from "../../program/files/carried.ts";
import type { Project, ProjectSettings } from "../project.ts";
import { effectsOf, type Effect, type Following } from "./body-effects.ts";
import { calleesGiven, openCallsIn, type OpenCall } from "./given-objects.ts";
import { hangsOn } from "./receivers.ts";
import { findWays, type BodySummary, type Ways } from "./ways.ts";

interface Node extends Ways {
  /** What the call that enters it is known to give. */
  readonly known: KnownNames;
  entered: Node[][];
  index: number;
  low: number;
  onStack: boolean;
}

/** The summaries of a project's bodies: each is computed once, callees before callers. */
export interface Summaries {
  of(body: CalleeBody, receiver?: Receiver): BodySummary;
  /** All that there are so far. */
  readonly nodes: Nodes;
}

type Nodes = Map<CalleeBody, Map<Receiver | undefined, Node>>;
type Find = (
  body: CalleeBody,
  receiver: Receiver | undefined,
) => Node | undefined;

const cache = new WeakMap<Project, Map<string, Summaries>>();

/**
 * @param sourceFile The file that is asked about. Where only a part of it is judged anew, bodies of other files
 * have the summaries that they had in the Program before.
 */
export function summariesOf(
  project: Project,
  sourceFile: ts.SourceFile,
  following: Following,
): Summaries {
  let byFollowing = cache.get(project);
  if (!byFollowing) {
    byFollowing = new Map<string, Summaries>();
    cache.set(project, byFollowing);
  }
  const key = `${following.overrides} ${String(following.leastCost)}`;
  const kept = keptFor(project, sourceFile, key);
  let summaries = byFollowing.get(key);
  if (!summaries) {
    const before = project.reaches && kept?.get(project.settings);
    summaries = createSummaries(
      project,
      following,
      before ? takenOver(project.program, before) : () => undefined,
    );
    byFollowing.set(key, summaries);
  }
  kept?.set(project.settings, summaries.nodes);
  return summaries;
}

function keptFor(
  { program }: Project,
  sourceFile: ts.SourceFile,
  key: string,
): WeakMap<ProjectSettings, Nodes> | undefined {
  const found = carriedAsLongAsSaid(program, sourceFile)?.found;
  const name = `summaries ${key}`;
  let kept = found?.get(name) as WeakMap<ProjectSettings, Nodes> | undefined;
  if (!kept) found?.set(name, (kept = new WeakMap<ProjectSettings, Nodes>()));
  return kept;
}

/** The summaries of bodies that lead to nothing that is another one now. */
function takenOver(program: ts.Program, before: Nodes): Find {
  const holds = new Map<Node, boolean>();
  return (body, receiver) => {
    const node = before.get(body)?.get(receiver);
    if (!node || node.index < 0) return undefined;
    if (!holds.has(node)) {
      const reached = new Set([node]);
      let all = true;
      for (const at of reached) {
        all &&= holds.get(at) ?? isStillThere(program, at);
        if (!all) break;
        for (const next of at.entered.flat()) reached.add(next);
      }
      if (all) for (const at of reached) holds.set(at, true);
      else holds.set(node, false);
    }
    return holds.get(node) === true ? node : undefined;
  };
}

function isStillThere(
  program: ts.Program,
  { body, receiver, effects }: Node,
): boolean {
  return areCurrent(program, [
    body,
    receiver,
    ...effects.map(({ sink }) => sink?.declaration),
  ]);
}

/** A body that calls itself with one flag or another could be entered in ever more ways. */
const mostVariants = 64;

function createSummaries(
  project: Project,
  following: Following,
  known: Find,
): Summaries {
  const nodes: Nodes = new Map();
  const variants = new Map<Node, Map<string, Node>>();
  const fallbacks = new Map<Node, ReadonlyMap<Effect, Fallback>>();
  const requirements = new Map<Node, Requirements>();
  const openCalls = new Map<Node, ReadonlyMap<Effect, OpenCall>>();
  let counter = 0;

  const nodeOf = (body: CalleeBody, receiver: Receiver | undefined): Node => {
    const key = receiver && hangsOn(body, receiver) ? receiver : undefined;
    let byReceiver = nodes.get(body);
    if (!byReceiver) {
      byReceiver = new Map<Receiver | undefined, Node>();
      nodes.set(body, byReceiver);
    }
    const found = byReceiver.get(key);
    if (found) return found;
    const node: Node = known(body, key) ?? {
      body,
      receiver: key,
      effects: effectsOf(project, body, key, following),
      known: noNames,
      ...unsolved(),
    };
    byReceiver.set(key, node);
    return node;
  };

  /**
   * The same body without what stands in for the arguments that this call does give, and without what
   * needs others than it gives.
   */
  const entered = (callee: Callee, from: Node): Node => {
    const node = nodeOf(callee.body, callee.receiver);
    const { call } = callee;
    if (!call) return node;
    let stand = fallbacks.get(node);
    if (!stand) fallbacks.set(node, (stand = fallbacksIn(node)));
    let needs = requirements.get(node);
    if (!needs) requirements.set(node, (needs = requirementsIn(node)));
    const given = call.arguments ?? [];
    const names = givenBy(project.checker, call, needs, from);
    let open = openCalls.get(node);
    if (!open)
      openCalls.set(node, (open = openCallsIn(callee.body, node.effects)));
    if (stand.size === 0 && names.size === 0 && open.size === 0) return node;
    const calleesLeft = (effect: Effect): readonly Callee[] | undefined => {
      const fallback = stand.get(effect);
      if (
        (fallback && isGiven(project.checker, given, fallback)) ||
        needs.of
          .get(effect.operation)
          ?.some((each) => isContradicted(each, names))
      )
        return undefined;
      const opened = open.get(effect);
      return opened
        ? calleesGiven(project, effect, opened, given)
        : effect.callees;
    };
    const left = node.effects.map((effect) => ({
      effect,
      callees: calleesLeft(effect),
    }));
    const isWhole = left.every(
      ({ effect, callees }) => callees?.length === effect.callees.length,
    );
    if (names.size === 0 && isWhole) return node;
    let known = variants.get(node);
    if (!known) variants.set(node, (known = new Map<string, Node>()));
    const key = JSON.stringify([
      left.map(({ effect, callees }) =>
        callees?.map((each) => effect.callees.indexOf(each)),
      ),
      [...names],
    ]);
    let variant = known.get(key);
    if (!variant && known.size >= mostVariants) return node;
    if (!variant)
      known.set(
        key,
        (variant = {
          ...node,
          ...unsolved(),
          effects: left.flatMap(({ effect, callees }) =>
            callees ? [{ ...effect, callees }] : [],
          ),
          known: names,
        }),
      );
    return variant;
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
      node.entered = node.effects.map(({ callees }) =>
        callees.map((callee) => entered(callee, node)),
      );
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
      findWays(project.checker, component);
    }
  };

  return {
    nodes,
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

/** What a body does only where its callers give something, or don't. */
interface Requirements {
  /** Of the names that matter: those that something needs, or that are handed on. */
  readonly places: ReadonlyMap<string, Place>;
  readonly of: ReadonlyMap<ts.Node, readonly Requirement[]>;
}

function requirementsIn({ body, effects }: Node): Requirements {
  const all = placesIn(body);
  const places = new Map<string, Place>();
  const of = new Map<ts.Node, readonly Requirement[]>();
  if (all.size === 0) return { places, of };
  const add = (path: string): void => {
    const place = placeOf(all, path);
    if (place) places.set(path, place);
  };
  for (const { operation } of effects) {
    const needs = requirementsOf(body, operation).filter(({ path }) =>
      placeOf(all, path),
    );
    if (needs.length > 0) of.set(operation, needs);
    for (const { path } of needs) add(path);
    if (ts.isCallExpression(operation))
      for (const argument of operation.arguments)
        if (ts.isIdentifier(argument)) add(argument.text);
  }
  return { places, of };
}

/** What a call in `from` gives for the names that matter. */
function givenBy(
  checker: ts.TypeChecker,
  call: ts.CallExpression | ts.NewExpression,
  { places }: Requirements,
  from: Node,
): KnownNames {
  if (places.size === 0) return noNames;
  const names = new Map<string, Known>();
  for (const [path, place] of places) {
    const known = givenAt(call, place, from.known);
    if (known !== undefined) names.set(path, known);
  }
  return names.size > 0 && isOfProject(checker, call) ? names : noNames;
}

function unsolved(): Omit<Node, "body" | "receiver" | "effects" | "known"> {
  return {
    entered: [],
    blocked: new Map(),
    sinks: new Map(),
    index: -1,
    low: -1,
    onStack: false,
  };
}
