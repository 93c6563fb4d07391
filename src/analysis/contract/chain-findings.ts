import type ts from "typescript";

import { packageOf } from "../../program/types/package-of.ts";
import type { Finding, Repair, TextEdit } from "../finding.ts";
import type { Project } from "../project.ts";
import { switchesOf, type Side, type Switch } from "./adapter-count.ts";
import { layerOfEntry, type ChainLayer } from "./chain-layers.ts";
import {
  listsIn,
  loadsOf,
  type ChainList,
  type ChainLoad,
} from "./chain-lists.ts";
import { cheapestOrder } from "./cheapest-order.ts";
import { bondBetween, type Bond } from "./layer-bonds.ts";

/**
 * - `avoidable`: nothing in the code speaks against the cheaper order.
 * - `avoidableIfFree`: the cheaper order moves layers past others that may care.
 */
export type ChainKind = "avoidable" | "avoidableIfFree";

const flagWords =
  /\b(?:syncCapable|asyncCapable|sync_capable|async_capable|MiddlewareMixin)\b/;
const programs = new WeakMap<ts.Program, boolean>();

/** The avoidable switches between sync and async code in the chains that a file builds. */
export function chainFindings(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly Finding<ChainKind>[] {
  if (!hasLayers(project.program)) return [];
  return listsIn(project.checker, sourceFile).flatMap(
    (list) => findingOf(project, sourceFile, list) ?? [],
  );
}

/** Whether any code of the program declares a capability: without one there are no adapters. */
function hasLayers(program: ts.Program): boolean {
  let answer = programs.get(program);
  if (answer === undefined) {
    answer = program
      .getSourceFiles()
      .some(
        (file) =>
          !file.isDeclarationFile &&
          packageOf(file) === "." &&
          (flagWords.test(file.text) ||
            file.text.includes("eslint-plugin-async-middleware/runtime")),
      );
    programs.set(program, answer);
  }
  return answer;
}

function findingOf(
  project: Project,
  sourceFile: ts.SourceFile,
  list: ChainList,
): Finding<ChainKind> | undefined {
  const loaded = loadsOf(project, list.node);
  const loads: readonly ChainLoad[] =
    loaded.length > 0 ? loaded : [{ root: "async", policy: "infer" }];
  const [first] = loads;
  // Loaded in several ways, only what holds for all of them could be said.
  if (
    !first ||
    first.root === "unknown" ||
    loads.some(
      ({ root, policy }) => root !== first.root || policy !== first.policy,
    )
  )
    return undefined;
  const layers: ChainLayer[] = [];
  for (const entry of list.entries) {
    const layer = layerOfEntry(project, entry, first.policy);
    if (!layer) return undefined;
    layers.push(layer);
  }
  // A list that nothing is known to load is a chain if its layers say what they can do.
  if (
    loaded.length === 0 &&
    !layers.some(({ capability }) => capability.how === "declared")
  )
    return undefined;
  return judge(project, sourceFile, list, layers, first.root);
}

function judge(
  project: Project,
  sourceFile: ts.SourceFile,
  list: ChainList,
  layers: readonly ChainLayer[],
  root: Side,
): Finding<ChainKind> | undefined {
  const now = switchesOf(layers, root);
  // Before the layers are looked into: could any order do with less?
  const least = cheapestOrder(layers, root, () => false);
  if (costOf(layers, least, root) >= now.length) return undefined;
  const bonds = new Map<string, Bond>();
  const bond = (outer: number, inner: number): Bond => {
    const key = `${String(outer)}:${String(inner)}`;
    let found = bonds.get(key);
    const [one, other] = [layers[outer], layers[inner]];
    if (!found && one && other)
      bonds.set(
        key,
        (found = bondBetween(
          project,
          one.capability.layer,
          other.capability.layer,
        )),
      );
    return found ?? "data";
  };
  const stays =
    (strengths: readonly Bond[]) =>
    (outer: number, inner: number): boolean =>
      outer < inner && strengths.includes(bond(outer, inner));
  const sure = cheapestOrder(layers, root, stays(["data", "order"]));
  const bold = cheapestOrder(layers, root, stays(["data"]));
  const isSure = costOf(layers, sure, root) < now.length;
  const order = isSure ? sure : bold;
  const cost = costOf(layers, order, root);
  if (cost >= now.length) return undefined;
  return {
    kind: isSure ? "avoidable" : "avoidableIfFree",
    tier: "advice",
    node: list.node,
    facts: {
      count: list.entries.some(({ isOptional }) => isOptional)
        ? `up to ${String(now.length)}`
        : String(now.length),
      fewer: cost === 0 ? "none" : String(cost),
      switches: [...now]
        .reverse()
        .map((each) => describe(each, layers))
        .join(", "),
      order: order.map((index) => layers[index]?.name ?? "").join(", "),
    },
    chain: [],
    repairs: isSure && list.isPlain ? [reordered(sourceFile, list, order)] : [],
  };
}

function costOf(
  layers: readonly ChainLayer[],
  order: readonly number[],
  root: Side,
): number {
  return switchesOf(
    order.flatMap((index) => layers[index] ?? []),
    root,
  ).length;
}

/** `Auth` → `Session` (to a thread). */
function describe(
  { above, direction }: Switch,
  layers: readonly ChainLayer[],
): string {
  const isTop = above === layers.length;
  const upper = isTop ? "the server" : `\`${layers[above]?.name ?? ""}\``;
  const below = layers[isTop ? 0 : above + 1];
  const lower = below ? `\`${below.name}\`` : "the view";
  const to = direction === "sync_to_async" ? "to a thread" : "to the loop";
  return `${upper} → ${lower} (${to})`;
}

function reordered(
  sourceFile: ts.SourceFile,
  list: ChainList,
  order: readonly number[],
): Repair {
  const slots = list.entries.map(({ element }) => element);
  const edits = order.flatMap((from, to): TextEdit[] => {
    const [slot, source] = [slots[to], slots[from]];
    return slot && source && from !== to
      ? [
          {
            start: slot.getStart(sourceFile),
            end: slot.end,
            text: source.getText(sourceFile),
          },
        ]
      : [];
  });
  return { kind: "reorder", edits };
}
