import type ts from "typescript";

import { isWithin } from "../../../program/syntax/functions.ts";
import type { Access, Call, Effect } from "../places/effect.ts";

/** Where a report about `node` stands in the file that is linted, and the calls that lead on from there. */
export function placeOf(
  sourceFile: ts.SourceFile,
  { node, path }: Pick<Access, "node" | "path">,
): { readonly node: ts.Node; readonly chain: readonly Call[] } | undefined {
  if (node.getSourceFile() === sourceFile) return { node, chain: [] };
  const rest = behindLast(path, (at) => at.getSourceFile() === sourceFile);
  const [call] = rest;
  return (
    call && {
      node: call.node,
      chain: rest.map((step, index) => ({
        name: step.name,
        node: rest[index + 1]?.node ?? node,
      })),
    }
  );
}

/** What an heir does in a body of its base, as the heir sees it; nothing where it is the base's own doing. */
export function inHeir<Standing extends Pick<Access, "target" | "path">>(
  heir: ts.ClassLikeDeclaration,
  standing: Standing,
): Standing | undefined {
  const { target, path } = standing;
  if (isWithin(target, heir)) return { ...standing, node: target, path: [] };
  const rest = behindLast(path, (at) => isWithin(at, heir));
  return rest[0] && { ...standing, node: rest[0].node, path: rest };
}

/** An effect in a body of a base, as the heir sees it. */
export function effectInHeir(
  heir: ts.ClassLikeDeclaration,
  effect: Effect,
): Effect | undefined {
  const seen = inHeir(heir, effect);
  const own = "own" in effect ? effect.own : undefined;
  return seen && { ...seen, ...(own && { own: inHeir(heir, own) ?? own }) };
}

/** The calls of a path from the last one on that stands where it is asked for. */
function behindLast(
  path: readonly Call[],
  isHere: (node: ts.Node) => boolean,
): readonly Call[] {
  const from = path.findLastIndex((call) => isHere(call.node));
  return from < 0 ? [] : path.slice(from);
}

/** ` (in `Store.put`)`: in whose words a place is named that is written or read in what the body calls. */
export function namedIn(path: readonly Call[]): string {
  const last = path.at(-1);
  return last ? ` (in \`${last.name}\`)` : "";
}
