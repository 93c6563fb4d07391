import type { FlowGraph } from "../../flow/graph.ts";
import { solve, type Domain } from "../../flow/solve.ts";
import { debugLimit } from "../../program/debug.ts";
import { edgePath } from "./conditions.ts";
import type { Context } from "./context.ts";
import {
  joinPaths,
  maxPaths,
  pathsOf,
  samePaths,
  type Path,
  type Paths,
} from "./state.ts";
import { forkedPath, stepPath } from "./transfer.ts";

/** The paths by which a body ends. */
export interface Solved {
  readonly exits: readonly Path[];
  readonly failures: readonly Path[];
  /** Whether there are more paths than were followed. */
  readonly isPartial: boolean;
}

/** Follows the paths of a body from `entry`; `undefined` where it is too large. */
export function solvePaths(
  context: Context,
  graph: FlowGraph,
  entry: Path,
): Solved | undefined {
  let isPartial = false;
  const limited = (paths: Paths): Paths => {
    if (paths.size < maxPaths) return paths;
    isPartial = true;
    // The first ones stay the first ones, so that what is known only ever grows.
    return new Map([...paths].slice(0, maxPaths));
  };
  const domain: Domain<Paths> = {
    entry: pathsOf([entry]),
    join: (left, right) => limited(joinPaths(left, right)),
    equals: samePaths,
    step: (paths, step) => {
      const after: Path[] = [];
      let changed = false;
      for (const path of paths.values()) {
        const next = stepPath(context, path, step);
        const other = forkedPath(context, path, step);
        changed ||= next !== path || other !== undefined;
        after.push(next);
        if (other) after.push(other);
      }
      return changed ? limited(pathsOf(after)) : paths;
    },
    edge: (paths, edge) => {
      const after: Path[] = [];
      let changed = false;
      for (const path of paths.values()) {
        const next = edgePath(context, path, edge);
        changed ||= next !== path;
        if (next) after.push(next);
      }
      if (after.length === 0) return undefined;
      return changed ? limited(pathsOf(after)) : paths;
    },
  };
  const solution = solve(graph, domain);
  if (isPartial || !solution.complete)
    debugLimit("too many paths to follow the downstream of", context.body);
  if (!solution.complete) return undefined;
  return {
    isPartial,
    exits: [...(solution.at(graph.exit)?.values() ?? [])],
    failures: [...(solution.at(graph.failure)?.values() ?? [])],
  };
}
