import ts from "typescript";

import { requiredModule } from "../../program/files/required-module.ts";
import type { Imported, Wanted } from "./import-edits.ts";

/**
 * Whether a file is written in CommonJS style: it requires or assigns `module.exports`, and has no `import`
 * or `export` of an ES module, which would be an error in it.
 */
export function isCommonJs(sourceFile: ts.SourceFile): boolean {
  return (
    (sourceFile.fileName.endsWith(".cjs") ||
      sourceFile.statements.some(isOfCommonJs)) &&
    !sourceFile.statements.some(isOfEsModule)
  );
}

function isOfCommonJs(statement: ts.Statement): boolean {
  return (
    requiredIn(statement) !== undefined ||
    ts.isImportEqualsDeclaration(statement) ||
    (ts.isExpressionStatement(statement) &&
      /^(?:module\.)?exports\b/.test(statement.getText()))
  );
}

function isOfEsModule(statement: ts.Statement): boolean {
  return (
    ts.isImportDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    (ts.isExportAssignment(statement) && !statement.isExportEquals) ||
    (ts.canHaveModifiers(statement) &&
      (ts
        .getModifiers(statement)
        ?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ??
        false))
  );
}

/**
 * How a name comes into scope in a file in CommonJS style: as it has it already, or by a `require` of its
 * own below the others. In TypeScript (`import fs = require("fs")`) none is added.
 */
export function requireEdits(
  sourceFile: ts.SourceFile,
  { module, name }: Wanted,
  {
    isTaken,
    isDeclaredAgain,
  }: {
    readonly isTaken: (name: string) => boolean;
    readonly isDeclaredAgain: (name: string) => boolean;
  },
): Imported | undefined {
  let last: ts.Statement | undefined;
  let scheme = false;
  for (const statement of sourceFile.statements) {
    const required = requiredIn(statement);
    if (!required) continue;
    last = statement;
    scheme ||= required.module.startsWith("node:");
    if (bare(required.module) !== bare(module)) continue;
    const known = knownAs(required.name, name);
    if (known !== undefined && !isDeclaredAgain(known))
      return { local: known, edits: [] };
  }
  if (!last || !isJavaScript(sourceFile)) return undefined;
  const local = [name, `${name}Async`].find((each) => !isTaken(each));
  if (local === undefined) return undefined;
  const specifier = scheme ? module : bare(module);
  const quote = last.getText().includes("'") ? "'" : '"';
  const end = last.getText().endsWith(";") ? ";" : "";
  const names = local === name ? name : `${name}: ${local}`;
  const text = `\nconst { ${names} } = require(${quote}${specifier}${quote})${end}`;
  return { local, edits: [{ start: last.end, end: last.end, text }] };
}

interface Required {
  readonly module: string;
  readonly name: ts.BindingName;
}

/** `const fs = require("fs")` at the top of a file. */
function requiredIn(statement: ts.Statement): Required | undefined {
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration] = statement.declarationList.declarations;
  const module =
    declaration?.initializer && requiredModule(declaration.initializer);
  return module === undefined || !declaration
    ? undefined
    : { module, name: declaration.name };
}

function knownAs(holder: ts.BindingName, name: string): string | undefined {
  if (ts.isIdentifier(holder)) return `${holder.text}.${name}`;
  if (!ts.isObjectBindingPattern(holder)) return undefined;
  const element = holder.elements.find(
    (each) => (each.propertyName ?? each.name).getText() === name,
  );
  return element && ts.isIdentifier(element.name)
    ? element.name.text
    : undefined;
}

/** Whether a name was taken out of a module by `const { readFileSync } = require("fs")`. */
export function isRequired(declaration: ts.Declaration): boolean {
  if (!ts.isBindingElement(declaration)) return false;
  const holder = declaration.parent.parent;
  const statement = ts.isVariableDeclaration(holder) && holder.parent.parent;
  return (
    statement !== false &&
    ts.isVariableStatement(statement) &&
    requiredIn(statement) !== undefined
  );
}

function isJavaScript(sourceFile: ts.SourceFile): boolean {
  return /\.[cm]?jsx?$/.test(sourceFile.fileName);
}

function bare(specifier: string): string {
  return specifier.replace(/^node:/, "");
}
