import ts from "typescript";

import { isWithin } from "../../program/syntax/functions.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import type { Repair } from "../finding.ts";
import type { Registration } from "./registrations.ts";

/** Moves a registration's statement before another one of its block, where all that it names exists there. */
export function moveBefore(
  checker: ts.TypeChecker,
  file: ts.SourceFile,
  step: Registration,
  target: Registration,
): readonly Repair[] {
  const [from, to] = [step.statement, target.statement];
  if (!from || !to || from.parent !== to.parent) return [];
  if (!existsBefore(checker, from, to)) return [];
  return [moved(file, from, to.getStart(file), "before")];
}

/** Moves a registration's statement behind another one of its block. */
export function moveAfter(
  file: ts.SourceFile,
  step: Registration,
  target: Registration,
): readonly Repair[] {
  const [from, to] = [step.statement, target.statement];
  if (!from || !to || from.parent !== to.parent) return [];
  return [moved(file, from, to.end, "after")];
}

function moved(
  file: ts.SourceFile,
  statement: ts.Statement,
  at: number,
  where: "before" | "after",
): Repair {
  const text = statement.getText(file);
  const { line } = file.getLineAndCharacterOfPosition(at);
  const start = file.getPositionOfLineAndCharacter(line, 0);
  const indent = /^\s*/.exec(file.text.slice(start, at))?.[0] ?? "";
  const [begin, end] = lineOf(file, statement);
  return {
    kind: "move",
    edits: [
      { start: begin, end, text: "" },
      where === "before"
        ? { start: at, end: at, text: `${text}\n${indent}` }
        : { start: at, end: at, text: `\n${indent}${text}` },
    ],
  };
}

/** The statement with the rest of its lines, if nothing else stands on them. */
function lineOf(
  file: ts.SourceFile,
  statement: ts.Statement,
): readonly [number, number] {
  const start = statement.getStart(file);
  const { end } = statement;
  const before = /[ \t]*$/.exec(file.text.slice(0, start))?.[0].length ?? 0;
  const after = /^[ \t]*\r?\n/.exec(file.text.slice(end))?.[0].length;
  const begins = start - before;
  const isAlone = begins === 0 || file.text[begins - 1] === "\n";
  return isAlone && after !== undefined ? [begins, end + after] : [start, end];
}

/** Whether everything that a statement names is declared before another one. */
function existsBefore(
  checker: ts.TypeChecker,
  statement: ts.Statement,
  target: ts.Statement,
): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node)) {
      const declaration = symbolOf(checker, node)?.valueDeclaration;
      if (
        declaration &&
        declaration.getSourceFile() === statement.getSourceFile() &&
        !ts.isFunctionDeclaration(declaration) &&
        !isWithin(declaration, statement) &&
        declaration.pos > target.pos
      )
        return true;
    }
    return ts.forEachChild(node, visit) ?? false;
  };
  return !visit(statement);
}
