import ts from "typescript";

import { isStatic } from "../program/syntax/functions.ts";
import { packageOf } from "../program/types/package-of.ts";
import { rowsOf, type BlockingEntry } from "./catalogue.ts";

/** How a declaration is used: called (or used as a template tag), or constructed. */
export type Use = "call" | "new";

const known = {
  call: new WeakMap<ts.Declaration, BlockingEntry | false>(),
  new: new WeakMap<ts.Declaration, BlockingEntry | false>(),
};

/**
 * The row of the catalogue that a declaration is: by the package that declares it and by the names
 * around it, never by how the calling file spells it.
 */
export function entryOf(
  declaration: ts.Declaration,
  use: Use,
): BlockingEntry | undefined {
  let entry = known[use].get(declaration);
  if (entry === undefined) {
    entry = find(declaration, use) ?? false;
    known[use].set(declaration, entry);
  }
  return entry || undefined;
}

/** The row that a name of a module is, where types do not say what the module holds. */
export function entryByName(
  specifier: string,
  path: string,
  use: Use,
): BlockingEntry | undefined {
  const rows = rowsOf(packageOfSpecifier(specifier));
  const key = use === "new" ? `new ${path}` : path;
  return rows
    ?.get(key)
    ?.find((entry) => withoutScheme(entry.module) === withoutScheme(specifier));
}

function find(
  declaration: ts.Declaration,
  use: Use,
): BlockingEntry | undefined {
  // `spyOn(fs, "readFileSync")`: a whole module is nothing that is called.
  if (ts.isSourceFile(declaration)) return undefined;
  const { names, module } = homeOf(declaration);
  const tables = names.flatMap((name) => rowsOf(name) ?? []);
  if (tables.length === 0) return undefined;
  for (const key of keysOf(declaration, use))
    for (const rows of tables) {
      const entry = rows
        .get(key)
        ?.find((candidate) => standsIn(candidate, module, declaration));
      if (entry) return entry;
    }
  return undefined;
}

/** The catalogue's names for the place where a declaration stands. */
function homeOf(declaration: ts.Node): {
  readonly names: readonly string[];
  readonly module: string | undefined;
} {
  let isGlobal = false;
  for (let at = declaration; at.parent; at = at.parent) {
    if (!ts.isModuleDeclaration(at)) continue;
    isGlobal ||= (at.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
    if (!ts.isStringLiteral(at.name) || isGlobal) continue;
    const specifier = withoutScheme(at.name.text);
    return rowsOf(`node:${specifier}`)
      ? { names: [`node:${specifier}`], module: specifier }
      : { names: [packageOfSpecifier(at.name.text)], module: at.name.text };
  }
  const sourceFile = declaration.getSourceFile();
  const name = packageOf(sourceFile);
  isGlobal ||= !ts.isExternalModule(sourceFile) && isLibrary(name);
  return { names: isGlobal ? ["global", name] : [name], module: undefined };
}

function isLibrary(name: string): boolean {
  return name === "typescript" || name === "deno" || name === "node";
}

function withoutScheme(specifier: string): string {
  return specifier.startsWith("node:") ? specifier.slice(5) : specifier;
}

function packageOfSpecifier(specifier: string): string {
  const bare = withoutScheme(specifier);
  if (rowsOf(`node:${bare}`)) return `node:${bare}`;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/** Rows of a subpath (`csv-parse/sync`) count only for declarations that stand below it. */
function standsIn(
  entry: BlockingEntry,
  module: string | undefined,
  declaration: ts.Node,
): boolean {
  const name = withoutScheme(entry.module);
  if (module !== undefined) return name === withoutScheme(module);
  const subpath = name
    .split("/")
    .slice(name.startsWith("@") ? 2 : 1)
    .join("/");
  return (
    subpath === "" ||
    new RegExp(`/${subpath}(?:[./]|$)`).test(
      declaration.getSourceFile().fileName,
    )
  );
}

function keysOf(declaration: ts.Declaration, use: Use): readonly string[] {
  const owner = ownerOf(declaration);
  if (
    ts.isCallSignatureDeclaration(declaration) ||
    ts.isConstructSignatureDeclaration(declaration)
  ) {
    const name = owner && nameOf(owner);
    if (!name) return [];
    return use === "new" ? [`new ${name}`] : [`${name}#(call)`];
  }
  const name = nameOf(declaration);
  const own = name ? [name, ...exportedAs(declaration, name)] : [];
  if (isDefault(declaration)) own.push("default");
  if (use === "new") return own.map((key) => `new ${key}`);
  if (!owner) return own;

  const ownerName = nameOf(owner);
  const owners = [
    ...(ownerName ? [ownerName] : []),
    ...(isDefault(owner) ? ["default"] : []),
  ];
  const isNamespace = ts.isModuleDeclaration(owner);
  return own.flatMap((key) => [
    ...(isNamespace || isStatic(declaration)
      ? []
      : owners.map((of) => `${of}#${key}`)),
    ...owners.map((of) => `${of}.${key}`),
    // What hangs on the default export of a package is often listed without it.
    ...(isNamespace || owners.includes("default") ? [key] : []),
  ]);
}

/** The class, interface, namespace or object that a declaration is a member of. */
function ownerOf(declaration: ts.Node): ts.Declaration | undefined {
  const { parent } = declaration;
  if (ts.isClassLike(parent) || ts.isInterfaceDeclaration(parent))
    return parent;
  // `declare const ps: { lookupSync(): void }`, `type Api = { … }`
  if (ts.isTypeLiteralNode(parent) || ts.isObjectLiteralExpression(parent)) {
    for (let at: ts.Node = parent.parent; at.parent; at = at.parent)
      if (ts.isVariableDeclaration(at) || ts.isTypeAliasDeclaration(at))
        return at;
    return undefined;
  }
  for (let at = parent; at.parent; at = at.parent) {
    if (ts.isModuleDeclaration(at))
      return ts.isIdentifier(at.name) &&
        !(at.flags & ts.NodeFlags.GlobalAugmentation)
        ? at
        : undefined;
    if (ts.isFunctionLike(at)) return undefined;
  }
  return undefined;
}

function nameOf(declaration: ts.Declaration): string | undefined {
  const name = ts.getNameOfDeclaration(declaration);
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name))
    ? name.text
    : undefined;
}

/** Whether a declaration is what its file exports as `default` or as `export =`. */
function isDefault(declaration: ts.Declaration): boolean {
  if (
    ts.canHaveModifiers(declaration) &&
    ts
      .getModifiers(declaration)
      ?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  )
    return true;
  const name = nameOf(declaration);
  return (
    name !== undefined && defaultsOf(declaration.getSourceFile()).has(name)
  );
}

function defaultsOf(sourceFile: ts.SourceFile): ReadonlySet<string> {
  return exportsOf(sourceFile).defaults;
}

/** Other names under which a file exports a top-level declaration: `export { resolveSync as sync }`. */
function exportedAs(
  declaration: ts.Declaration,
  name: string,
): readonly string[] {
  return ts.isClassElement(declaration) || ts.isTypeElement(declaration)
    ? []
    : (exportsOf(declaration.getSourceFile()).renames.get(name) ?? []);
}

interface FileExports {
  readonly defaults: ReadonlySet<string>;
  readonly renames: ReadonlyMap<string, readonly string[]>;
}

const exportsByFile = new WeakMap<ts.SourceFile, FileExports>();

function exportsOf(sourceFile: ts.SourceFile): FileExports {
  const known = exportsByFile.get(sourceFile);
  if (known) return known;
  const defaults = new Set<string>();
  const renames = new Map<string, string[]>();
  const read = (statement: ts.Statement): void => {
    if (
      ts.isExportAssignment(statement) &&
      ts.isIdentifier(statement.expression)
    )
      defaults.add(statement.expression.text);
    else if (
      ts.isExportDeclaration(statement) &&
      !statement.moduleSpecifier &&
      statement.exportClause &&
      ts.isNamedExports(statement.exportClause)
    )
      for (const { name, propertyName } of statement.exportClause.elements) {
        const local = (propertyName ?? name).text;
        if (name.text === "default") defaults.add(local);
        else if (propertyName)
          renames.set(local, [...(renames.get(local) ?? []), name.text]);
      }
    if (
      ts.isModuleDeclaration(statement) &&
      statement.body &&
      ts.isModuleBlock(statement.body)
    )
      statement.body.statements.forEach(read);
  };
  sourceFile.statements.forEach(read);
  const found = { defaults, renames };
  exportsByFile.set(sourceFile, found);
  return found;
}
