import type ts from "typescript";

/** Says on stderr where an analysis met a limit and stays silent, for who asks with `DEBUG=async-middleware`. */
export function debugLimit(limit: string, node: ts.Node): void {
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
