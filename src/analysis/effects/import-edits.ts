import ts from "typescript";

import type { TextEdit } from "../finding.ts";
import { isCommonJs, requireEdits } from "./require-edits.ts";

/** A name that a rewrite needs, and where from. */
export interface Wanted {
  readonly module: string;
  readonly name: string;
}

/** A name in scope after some edits. */
export interface Imported {
  /** What the file calls it: `readFile`, `read`, `fsp.readFile`. */
  readonly local: string;
  readonly edits: readonly TextEdit[];
}

/**
 * How `name` of `module` comes into scope: as the file imports it already, by a merged import or by a new
 * one, under another name where its own is taken; `undefined` where both are.
 */
export function importEdits(
  sourceFile: ts.SourceFile,
  { module, name }: Wanted,
): Imported | undefined {
  if (isCommonJs(sourceFile))
    return requireEdits(
      sourceFile,
      { module, name },
      {
        isTaken: (each) => isMentioned(sourceFile, each),
        isDeclaredAgain: (known) => isDeclaredAgain(sourceFile, rootOf(known)),
      },
    );
  const imports = sourceFile.statements.filter(ts.isImportDeclaration);
  const same = imports.filter(
    (declaration) =>
      specifierIs(declaration, module) && !isTypeOnly(declaration),
  );
  const known = importedAs(sourceFile, same, { module, name });
  if (known !== undefined && !isDeclaredAgain(sourceFile, rootOf(known)))
    return { local: known, edits: [] };
  const local = [name, `${name}Async`].find(
    (each) => !isMentioned(sourceFile, each),
  );
  if (local === undefined) return undefined;
  const text = local === name ? name : `${name} as ${local}`;
  for (const declaration of same) {
    const named = namedImports(declaration);
    const last = named?.elements.at(-1);
    if (last)
      return {
        local,
        edits: [{ start: last.end, end: last.end, text: `, ${text}` }],
      };
  }
  return { local, edits: [newImport(sourceFile, imports, module, text)] };
}

/** The name under which a file has it: a named import, a member of a namespace, of `promises`. */
function importedAs(
  sourceFile: ts.SourceFile,
  same: readonly ts.ImportDeclaration[],
  { module, name }: Wanted,
): string | undefined {
  for (const declaration of same) {
    const found = namedImports(declaration)?.elements.find(
      (element) => importedName(element) === name && !element.isTypeOnly,
    );
    if (found) return found.name.text;
    const namespace = namespaceOf(declaration);
    if (namespace) return `${namespace}.${name}`;
  }
  if (!module.endsWith("/promises")) return undefined;
  const parent = module.slice(0, -"/promises".length);
  for (const declaration of sourceFile.statements.filter(
    ts.isImportDeclaration,
  )) {
    if (!specifierIs(declaration, parent) || isTypeOnly(declaration)) continue;
    const promises = namedImports(declaration)?.elements.find(
      (element) => importedName(element) === "promises" && !element.isTypeOnly,
    );
    if (promises) return `${promises.name.text}.${name}`;
  }
  return undefined;
}

/** `fsp` of `import * as fsp from …` and of `import fsp from …`. */
function namespaceOf(declaration: ts.ImportDeclaration): string | undefined {
  const clause = declaration.importClause;
  const bindings = clause?.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) return bindings.name.text;
  // A default import of a core module is the module itself.
  return /^(?:node:)?(?:fs|timers|dns)\/promises$/.test(
    specifierText(declaration),
  )
    ? clause?.name?.text
    : undefined;
}

function newImport(
  sourceFile: ts.SourceFile,
  imports: readonly ts.ImportDeclaration[],
  module: string,
  name: string,
): TextEdit {
  const last = imports.at(-1);
  const usesScheme = imports.some((declaration) =>
    specifierText(declaration).startsWith("node:"),
  );
  const isCore = module.startsWith("node:");
  const specifier = isCore && last && !usesScheme ? bare(module) : module;
  const quote = last?.moduleSpecifier.getText().startsWith("'") ? "'" : '"';
  const end = last?.getText().endsWith(";") === false ? "" : ";";
  const text = `import { ${name} } from ${quote}${specifier}${quote}${end}`;
  if (last) return { start: last.end, end: last.end, text: `\n${text}` };
  const start = topOf(sourceFile);
  return { start, end: start, text: `${text}\n` };
}

/** Where the first import of a file goes: below a shebang, a licence and `"use strict"`. */
function topOf(sourceFile: ts.SourceFile): number {
  const first = sourceFile.statements.find(
    (statement) =>
      !(
        ts.isExpressionStatement(statement) &&
        ts.isStringLiteral(statement.expression)
      ),
  );
  if (!first) return sourceFile.end;
  const start = first.getStart(sourceFile);
  const comments = ts.getLeadingCommentRanges(
    sourceFile.text,
    first.getFullStart(),
  );
  const last = comments?.at(-1);
  // A comment right above the statement is about it.
  const isAttached =
    last !== undefined &&
    !/\n\s*\n/.test(sourceFile.text.slice(last.end, start));
  return isAttached ? last.pos : start;
}

function specifierText(declaration: ts.ImportDeclaration): string {
  const { moduleSpecifier } = declaration;
  return ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "";
}

function specifierIs(
  declaration: ts.ImportDeclaration,
  module: string,
): boolean {
  return bare(specifierText(declaration)) === bare(module);
}

function importedName(element: ts.ImportSpecifier): string {
  return (element.propertyName ?? element.name).text;
}

function isMentioned(sourceFile: ts.SourceFile, name: string): boolean {
  const visit = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) &&
      node.text === name &&
      !(
        ts.isPropertyAccessExpression(node.parent) && node.parent.name === node
      )) ||
    (ts.forEachChild(node, visit) ?? false);
  return visit(sourceFile);
}

/** `fsp` of `fsp.readFile`. */
function rootOf(name: string): string {
  return name.split(".")[0] ?? name;
}

/**
 * Whether a name that a file imports, requires or declares at its top is declared once more in it: where it
 * is needed the other one may be meant.
 */
export function isDeclaredAgain(
  sourceFile: ts.SourceFile,
  name: string,
): boolean {
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) &&
      node.text === name &&
      "name" in node.parent &&
      node.parent.name === node &&
      !isMemberName(node.parent)
    )
      count++;
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return count > 1;
}

/** Members have their names behind a dot. */
function isMemberName(holder: ts.Node): boolean {
  return (
    ts.isPropertyAccessExpression(holder) ||
    ts.isClassElement(holder) ||
    ts.isTypeElement(holder) ||
    ts.isPropertyAssignment(holder) ||
    ts.isExportSpecifier(holder)
  );
}

/** `import type …`; the property that says it changed its name in TypeScript 5.9. */
function isTypeOnly(declaration: ts.ImportDeclaration): boolean {
  return /^import\s+type\b/.test(declaration.getText());
}

function namedImports(
  declaration: ts.ImportDeclaration,
): ts.NamedImports | undefined {
  const bindings = declaration.importClause?.namedBindings;
  return bindings && ts.isNamedImports(bindings) ? bindings : undefined;
}

function bare(specifier: string): string {
  return specifier.replace(/^node:/, "");
}
