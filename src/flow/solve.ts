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
  /** Calls `visit` once for each step that can be reached, with what holds before and after it. */
  visit(
    visit: (step: Step, before: State, after: State, block: Block) => void,
  ): void;
  /** False when the limit on visits was reached first: the caller reports nothing. */
  readonly complete: boolean;
}

/** Solves `domain` over `graph` with a worklist, in reverse post-order. */
export declare function solve<State>(
  graph: FlowGraph,
  domain: Domain<State>,
): Solution<State>;
