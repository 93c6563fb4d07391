import type ts from "typescript";

import type { Edge, Step } from "./graph.ts";

/** A block under construction. */
export interface Draft {
  readonly steps: Step[];
  readonly out: DraftEdge[];
  /** Whether a path from the entry leads here; certain once the builder has reached the block. */
  live: boolean;
}

export interface DraftEdge {
  readonly to: Draft;
  readonly kind: Edge["kind"];
  readonly condition?: ts.Expression;
  readonly back?: boolean;
}

export function draft(): Draft {
  return { steps: [], out: [], live: false };
}

/** Whether an edge is taken by an exception, a `throw` statement's or another one. */
export function isThrow(edge: { readonly kind: Edge["kind"] }): boolean {
  return edge.kind === "throw" || edge.kind === "implicit-throw";
}
