import type ts from "typescript";

import type { Block, Edge, Step } from "./graph.ts";

/** A block under construction. */
export interface Draft {
  readonly steps: Step[];
  readonly out: DraftEdge[];
  /** Whether a path from the entry leads here; certain once the builder has reached the block. */
  live: boolean;
  /** The last walk over the graph that came by. */
  walk: number;
  /** What it becomes in the finished graph. */
  block: MutableBlock | undefined;
}

/** A block of the finished graph whose edges are still added. */
export interface MutableBlock extends Block {
  readonly out: Edge[];
}

export interface DraftEdge {
  readonly to: Draft;
  readonly kind: Edge["kind"];
  readonly condition: ts.Expression | undefined;
  readonly back: boolean;
}

export function draft(): Draft {
  return { steps: [], out: [], live: false, walk: 0, block: undefined };
}

/** Whether an edge is taken by an exception, a `throw` statement's or another one. */
export function isThrow(edge: { readonly kind: Edge["kind"] }): boolean {
  return edge.kind === "throw" || edge.kind === "implicit-throw";
}
