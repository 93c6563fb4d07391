import ts from "typescript";

import { symbolOf } from "../types/symbols.ts";

const byFile = new WeakMap<ts.SourceFile, ReadonlyMap<string, string>>();

/** The names that the imports of a file bring in, with those that they have where they come from. */
function importedNamesIn(
  sourceFile: ts.SourceFile,
): ReadonlyMap<string, string> {
  let names = byFile.get(sourceFile);
  if (!names) {
    const found = new Map<string, string>();
    for (const statement of sourceFile.statements) {
      if (!ts.isImportDeclaration(statement)) continue;
      const { name, namedBindings } = statement.importClause ?? {};
      if (name) found.set(name.text, name.text);
      if (namedBindings && ts.isNamespaceImport(namedBindings))
        found.set(namedBindings.name.text, namedBindings.name.text);
      else if (namedBindings)
        for (const element of namedBindings.elements)
          found.set(
            element.name.text,
            (element.propertyName ?? element.name).text,
          );
    }
    byFile.set(sourceFile, (names = found));
  }
  return names;
}

/** The name that an import of the file asks for where the text says another: `connect` of `{ connect as dial }`. Syntax alone. */
export function importedName(name: ts.Identifier | ts.MemberName): string {
  return isMember(name)
    ? name.text
    : (importedNamesIn(name.getSourceFile()).get(name.text) ?? name.text);
}

/** Whether an import of its file brings a name in, so that it may have been declared by another. Syntax alone. */
export function isImported(name: ts.Identifier | ts.MemberName): boolean {
  return (
    !isMember(name) && importedNamesIn(name.getSourceFile()).has(name.text)
  );
}

/**
 * Whether a name is one of these by its own text or, where it is imported, by its declaration: `id` of
 * `import { randomUUID as id }`. The checker is asked for imported names alone.
 */
export function isOneOf(
  checker: ts.TypeChecker,
  name: ts.Identifier | ts.MemberName,
  wanted: ReadonlySet<string>,
): boolean {
  if (wanted.has(name.text)) return true;
  if (!isImported(name)) return false;
  const symbol = symbolOf(checker, name);
  // Without types there is only what the import says.
  return wanted.has(symbol?.declarations ? symbol.name : importedName(name));
}

/** Whether a name stands behind a dot. */
export function isMember(name: ts.Identifier | ts.MemberName): boolean {
  return (
    ts.isPropertyAccessExpression(name.parent) && name.parent.name === name
  );
}
