import type ts from "typescript";

import type { Site } from "../../middleware/site.ts";
import {
  isAsync,
  isWithin,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { functionsOf } from "../../program/types/symbols.ts";
import type { Project } from "../project.ts";
import {
  expressionsGiven,
  modeBranchesIn,
  scopeOfClass,
  scopeOfFactory,
  type ModeBranch,
} from "./branches.ts";
import { asksForMode, halvesOfClass } from "./halves.ts";
import {
  classLayersIn,
  functionLayersIn,
  type ClassLayer,
  type FunctionLayer,
} from "./layers.ts";
import { markOf } from "./mark.ts";

/** What of a dual-mode middleware runs where everything below it is sync. */
interface SyncHalf {
  readonly nodes: readonly ts.Node[];
  /** Functions that are given to the chain for that mode alone. */
  readonly bodies: ReadonlySet<FunctionWithBody>;
  /** Whether a chain of the reference runtime runs it, on a worker: one of the project's own may do so on the loop. */
  readonly offLoop: boolean;
}

const halves = new WeakMap<
  Project,
  WeakMap<ts.SourceFile, readonly SyncHalf[]>
>();

/**
 * Whether a node of a middleware runs in sync mode only, where downstream answers at once: a branch of a test of
 * the mode, the function that a factory gives for it, `call` beside an `acall` (SPEC section 2).
 */
export function isInSyncHalf(
  project: Project,
  site: Site,
  node: ts.Node,
): boolean {
  return halvesAround(project, site, node).length > 0;
}

/** Whether a node of a middleware runs in sync mode only, which a chain of the reference runtime runs on a worker. */
export function isOffLoop(
  project: Project,
  site: Site | undefined,
  node: ts.Node,
): boolean {
  return (
    site !== undefined &&
    halvesAround(project, site, node).some(({ offLoop }) => offLoop)
  );
}

function halvesAround(
  project: Project,
  { body, descriptor }: Site,
  node: ts.Node,
): readonly SyncHalf[] {
  // Others have no modes.
  if (!descriptor.binding.some(({ shape }) => shape === "this-field"))
    return [];
  return halvesIn(project, body.getSourceFile()).filter(
    ({ nodes, bodies }) =>
      bodies.has(body) || nodes.some((each) => isWithin(node, each)),
  );
}

function halvesIn(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly SyncHalf[] {
  let byFile = halves.get(project);
  if (!byFile) halves.set(project, (byFile = new WeakMap()));
  let found = byFile.get(sourceFile);
  if (!found)
    byFile.set(
      sourceFile,
      (found = [
        ...classLayersIn(project, sourceFile).flatMap((layer) =>
          halvesOf(project, layer),
        ),
        ...functionLayersIn(project, sourceFile).flatMap((layer) =>
          halvesOfFunctions(project, layer),
        ),
      ]),
    );
  return found;
}

function halvesOf(project: Project, layer: ClassLayer): readonly SyncHalf[] {
  const { call, owner, capability, policy } = layer;
  if (!call?.body || isAsync(call.body)) return [];
  const scope = scopeOfClass(project, layer);
  const offLoop = policy !== "own" || capability.how === "declared";
  const branches = modeBranchesIn(scope, call.body);
  if (branches.length > 0)
    return branches.flatMap((branch) => {
      const isAsked =
        asksForMode(branch.test) &&
        (branch.test.subject.kind !== "this" ||
          markOf(project, owner) !== "unmarked");
      const nodes = isAsked ? syncNodesOf(branch) : [];
      return nodes.length > 0 ? [{ nodes, bodies: new Set(), offLoop }] : [];
    });
  // A chain that is told so calls `call` in both modes.
  if (capability.flags.asyncCapable?.value === true) return [];
  const pair = halvesOfClass(scope, layer);
  return pair ? [{ nodes: pair.sync, bodies: new Set(), offLoop }] : [];
}

function halvesOfFunctions(
  project: Project,
  layer: FunctionLayer,
): readonly SyncHalf[] {
  const { factory, policy, capability } = layer;
  const offLoop = policy !== "own" || capability.how === "declared";
  return modeBranchesIn(scopeOfFactory(project, layer), factory).flatMap(
    (branch) => {
      const nodes = asksForMode(branch.test) ? syncNodesOf(branch) : [];
      if (nodes.length === 0) return [];
      const others = functionsGiven(
        project,
        branch.test.negated ? branch.whenFalse : branch.whenTrue,
      );
      const bodies = functionsGiven(project, nodes).filter(
        (body) => !others.includes(body),
      );
      return [{ nodes, bodies: new Set(bodies), offLoop }];
    },
  );
}

function syncNodesOf(branch: ModeBranch): readonly ts.Node[] {
  return branch.test.negated ? branch.whenTrue : branch.whenFalse;
}

/** The functions that some nodes return, by name or in place. */
function functionsGiven(
  { checker }: Project,
  nodes: readonly ts.Node[],
): readonly FunctionWithBody[] {
  return expressionsGiven(nodes).flatMap((each) => functionsOf(checker, each));
}
