import ts from "typescript";

import { namesOfPattern } from "../syntax/set-names.ts";
import { addTo } from "./lists.ts";

/**
 * The statements of a file, by their places, that come to one of them by the names that they speak, and
 * those that it comes to. It is not among them. `isWide`: with all that the former come to: a lock that a function
 * takes is for what it calls.
 */
export function relatedStatements(
  before: ts.SourceFile,
  after: ts.SourceFile,
  index: number,
  isWide: boolean,
): readonly number[] {
  const declaring = new Map<string, number[]>();
  const speaking = after.statements.map((statement, at) => {
    for (const name of namesOf(statement)) addTo(declaring, name, at);
    return wordsIn(after, statement);
  });
  const old = before.statements[index];
  const spoken = speaking[index];
  if (old && spoken) {
    for (const word of wordsIn(before, old)) spoken.add(word);
    for (const name of namesOf(old)) addTo(declaring, name, index);
  }
  const leadsTo = speaking.map((words) =>
    [...words].flatMap((word) => declaring.get(word) ?? []),
  );
  const cameFrom: number[][] = leadsTo.map(() => []);
  leadsTo.forEach((targets, from) => {
    for (const target of targets) cameFrom[target]?.push(from);
  });
  const coming = reachedBy(cameFrom, [index]);
  const related = new Set([
    ...reachedBy(leadsTo, isWide ? coming : [index]),
    ...coming,
  ]);
  related.delete(index);
  return [...related].filter((at) => {
    const statement = after.statements[at];
    return statement && !ts.isImportDeclaration(statement);
  });
}

function reachedBy(
  next: readonly (readonly number[])[],
  start: Iterable<number>,
): ReadonlySet<number> {
  const reached = new Set(start);
  for (const at of reached)
    for (const target of next[at] ?? []) reached.add(target);
  return reached;
}

/** The names that a statement declares, or imports, for the whole file. */
export function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) =>
      namesOfPattern(name),
    );
  if (!ts.isImportDeclaration(statement)) {
    const name = ts.getNameOfDeclaration(
      statement as ts.Node as ts.Declaration,
    );
    return name && ts.isIdentifier(name) ? [name.text] : [];
  }
  const { name, namedBindings } = statement.importClause ?? {};
  const named =
    namedBindings && ts.isNamespaceImport(namedBindings)
      ? [namedBindings]
      : (namedBindings?.elements ?? []);
  return [...(name ? [name.text] : []), ...named.map((each) => each.name.text)];
}

/** The words of a statement, those of its comments included: too many do no harm. */
function wordsIn(sourceFile: ts.SourceFile, node: ts.Node): Set<string> {
  return new Set(
    sourceFile.text.slice(node.pos, node.end).match(/[\p{L}_$][\p{L}\d_$]*/gu),
  );
}
