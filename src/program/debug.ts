import type ts from "typescript";

/** Hears of a limit that an analysis met, and where. */
export type LimitListener = (limit: string, node: ts.Node) => void;

const listeners = new Set<LimitListener>();

/** Has every limit told to `listener` from now on: what is already computed meets no limit again. */
export function listenToLimits(listener: LimitListener): void {
  listeners.add(listener);
}

/** Says on stderr where an analysis met a limit and stays silent, for who asks with `DEBUG=async-middleware`. */
export function debugLimit(limit: string, node: ts.Node): void {
  for (const listener of listeners) listener(limit, node);
  if (!isDebugging()) return;
  const sourceFile = node.getSourceFile();
  const { line } = sourceFile.getLineAndCharacterOfPosition(
    node.getStart(sourceFile),
  );
  console.error(
    `async-middleware: ${limit}: ${sourceFile.fileName}:${String(line + 1)}`,
  );
}

/** Whether `DEBUG` names this plugin. */
export function isDebugging(): boolean {
  return /async-middleware(?!:)/.test(process.env["DEBUG"] ?? "");
}
