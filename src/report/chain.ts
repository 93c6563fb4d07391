import path from "node:path";
import type ts from "typescript";

import type { ChainStep } from "../analysis/finding.ts";

/** `loadUser → readConfig (src/config.ts:12)`: the calls of a chain and where the last one stands. */
export function renderChain(chain: readonly ChainStep[], cwd: string): string {
  const last = chain.at(-1);
  if (!last) return "";
  return `${chain.map((step) => step.name).join(" → ")} (${placeOf(last.node, cwd)})`;
}

/** `src/config.ts:12`, relative to the folder that ESLint runs in. */
export function placeOf(node: ts.Node, cwd: string): string {
  const sourceFile = node.getSourceFile();
  const { line } = sourceFile.getLineAndCharacterOfPosition(
    node.getStart(sourceFile),
  );
  const relative = path
    .relative(cwd, sourceFile.fileName)
    .replaceAll(path.sep, "/");
  // Absolute on another drive only: a run in one package of a monorepo names its siblings by `../`.
  return `${relative}:${String(line + 1)}`;
}
