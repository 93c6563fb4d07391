import ts from "typescript";

import { functionAround } from "../../program/syntax/functions.ts";
import { packageOf } from "../../program/types/package-of.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import type { Project } from "../project.ts";
import { routing } from "./routing.ts";

/** Whether other code registers on an application of a module, in its file or in one that imports it. */
export function isUsedElsewhere(
  { program, checker }: Project,
  symbol: ts.Symbol,
  last: ts.Node,
): boolean {
  const own = last.getSourceFile();
  const name = symbol.name;
  const registers = (file: ts.SourceFile): boolean => {
    const visit = (node: ts.Node): boolean =>
      (ts.isPropertyAccessExpression(node) &&
        (node.name.text === "use" || routing.has(node.name.text)) &&
        ts.isIdentifier(node.expression) &&
        (file !== own || isInside(node)) &&
        symbolOf(checker, node.expression) === symbol) ||
      (ts.forEachChild(node, visit) ?? false);
    return visit(file);
  };
  const isInside = (node: ts.Node): boolean =>
    functionAround(node) !== functionAround(last);
  if (registers(own)) return true;
  const declaration = symbol.valueDeclaration;
  if (!declaration || functionAround(declaration)) return false;
  return program
    .getSourceFiles()
    .some(
      (file) =>
        file !== own &&
        !file.isDeclarationFile &&
        packageOf(file) === "." &&
        (file.text.includes(name) || /\bimport\b/.test(file.text)) &&
        file.text.includes(baseName(own)) &&
        registers(file),
    );
}

function baseName(file: ts.SourceFile): string {
  return (file.fileName.split("/").at(-1) ?? "").replace(/\.[cm]?[jt]sx?$/, "");
}
