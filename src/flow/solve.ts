import type { Edge, FlowGraph, Step, Block } from "./graph.ts";

/** A forward data-flow problem: what is known at a point, and how each step changes it. */
export interface Domain<State> {
  /** What is known when the body is entered. */
  readonly entry: State;
  /** What is known where two paths meet: must grow monotonically and in finitely many steps. */
  join(left: State, right: State): State;
  equals(left: State, right: State): boolean;
  /** What is known after `step`. States are values: never change `state` in place. */
  step(state: State, step: Step): State;
  /**
   * What is known after following `edge`; `undefined` says that no path that matters takes it. For an
   * `implicit-throw` edge `state` is what held after the last step of `edge.from`, and `before` what
   * held before that step (it threw, so it may not have happened).
   */
  edge?(state: State, edge: Edge, before: State): State | undefined;
}

export interface Solution<State> {
  /** What holds when `block` is entered; `undefined` where no path leads to it. */
  at(block: Block): State | undefined;
  /** What holds after following `edge`; `undefined` where no path takes it. */
  along(edge: Edge): State | undefined;
  /** Calls `visit` once for each step that can be reached, with what holds before and after it. */
  visit(
    visit: (step: Step, before: State, after: State, block: Block) => void,
  ): void;
  /** False when the limit on visits was reached first: the caller reports nothing. */
  readonly complete: boolean;
}

const visitsPerBlock = 50;
const leastVisits = 1000;

/** Solves `domain` over `graph` with a worklist, in reverse post-order. */
export function solve<State>(
  graph: FlowGraph,
  domain: Domain<State>,
): Solution<State> {
  const entered: (State | undefined)[] = [];
  const pending: boolean[] = [];
  let first = graph.entry.id;
  let visits = graph.blocks.length * visitsPerBlock + leastVisits;
  entered[first] = domain.entry;
  pending[first] = true;
  // Blocks are numbered in reverse post-order: the first pending one is the best to take.
  while (first < graph.blocks.length && visits > 0) {
    const block = graph.blocks[first];
    const state = entered[first];
    if (!block || !pending[first] || state === undefined) {
      first++;
      continue;
    }
    pending[first] = false;
    visits--;
    const { before, after } = leaving(domain, block, state);
    for (const edge of block.out) {
      const value = follow(domain, edge, before, after);
      if (value === undefined) continue;
      const { id } = edge.to;
      const known = entered[id];
      const joined = known === undefined ? value : domain.join(known, value);
      // What waits to be taken is taken once more in any case: only of what was taken it is asked whether it grew.
      if (known !== undefined && !pending[id] && domain.equals(known, joined))
        continue;
      entered[id] = joined;
      pending[id] = true;
      first = Math.min(first, id);
    }
  }
  const complete = !pending.includes(true);
  return {
    complete,
    at: (block) => entered[block.id],
    along(edge) {
      const state = entered[edge.from.id];
      if (state === undefined) return undefined;
      const { before, after } = leaving(domain, edge.from, state);
      return follow(domain, edge, before, after);
    },
    visit(visit) {
      if (!complete) return;
      for (const block of graph.blocks) {
        let state = entered[block.id];
        if (state === undefined) continue;
        for (const step of block.steps) {
          const after: State = domain.step(state, step);
          visit(step, state, after, block);
          state = after;
        }
      }
    },
  };
}

/**
 * Whether a path comes by a block again. Where none does, `solve` takes every step that can be reached
 * exactly once, in the order and with the states of `visit`.
 */
export function hasLoop({ blocks }: FlowGraph): boolean {
  return blocks.some(({ id, out }) => out.some(({ to }) => to.id <= id));
}

/** What holds at the end of a block, and before its last step. */
function leaving<State>(
  domain: Domain<State>,
  block: Block,
  state: State,
): { readonly before: State; readonly after: State } {
  let before = state;
  let after = state;
  for (const step of block.steps) {
    before = after;
    after = domain.step(before, step);
  }
  return { before, after };
}

function follow<State>(
  domain: Domain<State>,
  edge: Edge,
  before: State,
  after: State,
): State | undefined {
  return domain.edge ? domain.edge(after, edge, before) : after;
}
