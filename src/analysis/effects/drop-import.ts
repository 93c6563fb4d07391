import ts from "typescript";

import type { TextEdit } from "../finding.ts";

/** The edit that drops a named import whose only use is the call that is rewritten. */
export function dropImport(
  sourceFile: ts.SourceFile,
  specifier: ts.ImportSpecifier,
  added: readonly TextEdit[],
): readonly TextEdit[] {
  const { elements } = specifier.parent;
  const clause = specifier.parent.parent;
  const declaration = clause.parent;
  const index = elements.indexOf(specifier);
  const next = elements[index + 1];
  const previous = elements[index - 1];
  const merged = added.find(({ start }) => start === specifier.end);
  if (merged)
    return added.map((edit) =>
      edit === merged
        ? {
            start: specifier.getStart(sourceFile),
            end: specifier.end,
            text: edit.text.replace(/^, /, ""),
          }
        : edit,
    );
  if (elements.length === 1 && clause.name)
    return [
      { start: clause.name.end, end: specifier.parent.end, text: "" },
      ...added,
    ];
  if (elements.length === 1) {
    const start = declaration.getStart(sourceFile);
    const { end } = declaration;
    // A new import takes its place, between the comments that it has.
    const fresh = added.find(({ text }) =>
      text.trimStart().startsWith("import "),
    );
    return fresh
      ? [
          { start, end, text: fresh.text.trim() },
          ...added.filter((edit) => edit !== fresh),
        ]
      : [{ start, end: end + restOfLine(sourceFile, end), text: "" }, ...added];
  }
  // With the comments above it; those above the next one stay.
  const start = next ? specifier.pos : (previous?.end ?? specifier.pos);
  const end = next
    ? next.pos + commentBehind(sourceFile, next.pos)
    : specifier.end;
  return [{ start, end, text: "" }, ...added];
}

/** How much of a line is left behind what is dropped, a comment included; nothing where code follows. */
function restOfLine(sourceFile: ts.SourceFile, end: number): number {
  const rest = /^[ \t]*(?:\/\/[^\n]*|\/\*[^\n]*?\*\/[ \t]*)?\r?\n/;
  return rest.exec(sourceFile.text.slice(end))?.[0].length ?? 0;
}

/** The length of a comment that ends the line of a specifier: `readFileSync, // at start`. */
function commentBehind(sourceFile: ts.SourceFile, comma: number): number {
  const comment = /^[ \t]*\/\/[^\r\n]*/.exec(sourceFile.text.slice(comma));
  return comment?.[0].length ?? 0;
}

/** How often a file names something beside its import. */
export function usesOf(sourceFile: ts.SourceFile, name: string): number {
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) &&
      node.text === name &&
      !ts.isImportSpecifier(node.parent) &&
      !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node)
    )
      count++;
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return count;
}
