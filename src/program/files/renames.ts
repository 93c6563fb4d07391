import ts from "typescript";

import { ownFilesOf } from "./declared-names.ts";
import { createFileIndex } from "./file-index.ts";
import { hasModifier, skipOuter } from "../syntax/functions.ts";
import { addTo } from "./lists.ts";
import { defaultName, defaultNamesOf } from "./name-aliases.ts";

/** Names, by the names that they stand for. */
type Renames = ReadonlyMap<string, readonly string[]>;

/** How many times a name may be changed on its way. */
const mostRounds = 4;

const byFile = new WeakMap<ts.SourceFile, Renames>();
const index = createFileIndex(ownFilesOf, renamesIn);

/**
 * The other names under which files of a program may know what one calls `name`: `grab` for
 * `import { take as grab }`, `export { take as grab }`, and `import grab from "../take"` where that is the
 * default. By names alone: what one of them means is to be asked.
 */
export function otherNamesOf(
  program: ts.Program,
  name: string,
): ReadonlySet<string> {
  const found = new Set<string>([name]);
  let last: readonly string[] = [name];
  for (let round = 0; round < mostRounds && last.length > 0; round++) {
    const next: string[] = [];
    for (const each of last)
      for (const file of index.filesWith(program, each))
        for (const other of renamesIn(file).get(each) ?? [])
          if (!found.has(other)) {
            found.add(other);
            next.push(other);
          }
    last = next;
  }
  found.delete(name);
  return found;
}

/** The names under which files may import what a file exports as its default. */
export function importedDefaultsOf(
  program: ts.Program,
  file: ts.SourceFile,
): ReadonlySet<string> {
  return new Set(
    defaultNamesOf(file.fileName).flatMap((name) => [
      ...otherNamesOf(program, name),
    ]),
  );
}

function renamesIn(file: ts.SourceFile): Renames {
  let renames = byFile.get(file);
  if (!renames) byFile.set(file, (renames = read(file)));
  return renames;
}

function read(file: ts.SourceFile): Renames {
  const found = new Map<string, string[]>();
  const add = (from: string, to: string): void => {
    if (from !== to) addTo(found, from, to);
  };
  const addDefault = (name: string): void => {
    for (const each of defaultNamesOf(file.fileName)) add(name, each);
  };
  /** `{ take as grab }`, `{ default as grab } from "../take"` */
  const addSpecifiers = (
    specifiers: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[],
    module: ts.Expression | undefined,
  ): void => {
    for (const { name, propertyName } of specifiers) {
      const from = (propertyName ?? name).text;
      const meant = from === "default" && module ? defaultOf(module) : from;
      if (name.text === "default") addDefault(meant);
      else add(meant, name.text);
    }
  };
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) {
      const { importClause, moduleSpecifier } = statement;
      if (!importClause) continue;
      const { name, namedBindings } = importClause;
      if (name) add(defaultOf(moduleSpecifier), name.text);
      if (namedBindings && ts.isNamedImports(namedBindings))
        addSpecifiers(namedBindings.elements, moduleSpecifier);
    } else if (ts.isExportDeclaration(statement)) {
      const { exportClause, moduleSpecifier } = statement;
      if (exportClause && ts.isNamedExports(exportClause))
        addSpecifiers(exportClause.elements, moduleSpecifier);
    } else if (ts.isExportAssignment(statement)) {
      const value = skipOuter(statement.expression);
      if (ts.isIdentifier(value)) addDefault(value.text);
    } else if (
      (ts.isFunctionDeclaration(statement) ||
        ts.isClassDeclaration(statement)) &&
      statement.name &&
      hasModifier(statement, ts.SyntaxKind.DefaultKeyword)
    )
      addDefault(statement.name.text);
  }
  return found;
}

function defaultOf(module: ts.Expression): string {
  return ts.isStringLiteralLike(module) ? defaultName(module.text) : "default";
}
