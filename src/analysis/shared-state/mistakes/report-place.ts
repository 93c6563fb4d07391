import type ts from "typescript";

import type { Call } from "../places/effect.ts";

/** Where a report about `node` stands in the file that is linted, and the calls that lead on from there. */
export function placeOf(
  sourceFile: ts.SourceFile,
  node: ts.Node,
  path: readonly Call[],
): { readonly node: ts.Node; readonly chain: readonly Call[] } | undefined {
  if (node.getSourceFile() === sourceFile) return { node, chain: [] };
  const from = path.findLastIndex(
    (call) => call.node.getSourceFile() === sourceFile,
  );
  const call = path[from];
  if (!call) return undefined;
  const rest = path.slice(from);
  return {
    node: call.node,
    chain: rest.map((step, index) => ({
      name: step.name,
      node: rest[index + 1]?.node ?? node,
    })),
  };
}

/** ` (in `Store.put`)`: in whose words a place is named that is written or read in what the body calls. */
export function namedIn(path: readonly Call[]): string {
  const last = path.at(-1);
  return last ? ` (in \`${last.name}\`)` : "";
}
