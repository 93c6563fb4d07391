import type { Inference } from "./capability.ts";
import type { Hooks } from "./core.ts";
import type { ImportPath } from "./import-path.ts";
import type { Route } from "./routes.ts";
import type { Side } from "./trace.ts";

/** A layer as the loop found it; what a worker needs to build the same one. */
export interface PlannedLayer {
  readonly index: number;
  readonly name: string;
  readonly mode: Side;
  readonly looksAsync: boolean;
  readonly path?: ImportPath;
  readonly inferred?: Inference;
  /** Whether any sync code of the layer may run on a worker. */
  readonly onWorker: boolean;
}

/** A loaded chain as data: the decisions are made once, on the loop (SPEC section 2). */
export interface Plan {
  readonly id: number;
  readonly root: Side;
  readonly routes: readonly Omit<Route, "view">[];
  readonly hooks: Hooks;
  /** Innermost first, in the order in which they are built. */
  readonly layers: readonly PlannedLayer[];
}
