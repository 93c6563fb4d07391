import type ts from "typescript";

/** The code of a node in one line, as a message shows it: a chain of calls over several lines stays in one piece. */
export function oneLine(node: ts.Node): string {
  return node
    .getText()
    .replace(/\s*\n\s*(?=\??\.)/g, "")
    .replace(/\s+/g, " ");
}
