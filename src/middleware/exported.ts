import ts from "typescript";

import {
  hasModifier,
  type FunctionWithBody,
} from "../program/syntax/functions.ts";
import { exportedName, isModuleExports } from "./exported-names.ts";
import { memberOf, nameOfMember } from "./members.ts";

/** How a function leaves its file: the exported name, and below it the properties of the exported object. */
export interface ExportPath {
  readonly name: string;
  readonly path: readonly string[];
}

/**
 * The export that a function is, or is a part of: `GET` for `export const GET = wrap(async () => …)`,
 * `actions` with `["login"]` for `export const actions = { login: async () => … }`.
 */
export function exportOf(body: FunctionWithBody): ExportPath | undefined {
  const path: string[] = [];
  let node: ts.Node = body;
  while (!ts.isSourceFile(node.parent)) {
    if (
      (ts.isMethodDeclaration(node) || ts.isPropertyAssignment(node)) &&
      ts.isObjectLiteralExpression(node.parent)
    )
      path.unshift(nameOfMember(node.name) ?? "*");
    if (!isPartOfExport(node.parent)) return undefined;
    node = node.parent;
  }
  const name = exportedNameOf(node);
  return name === undefined ? undefined : { name, path };
}

function isPartOfExport(node: ts.Node): boolean {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isCallExpression(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isVariableDeclarationList(node) ||
    ts.isVariableStatement(node) ||
    ts.isExportAssignment(node) ||
    ts.isExpressionStatement(node) ||
    (ts.isBinaryExpression(node) && exportedName(node) !== undefined)
  );
}

/** The exported name of a statement of a file's top level. */
function exportedNameOf(statement: ts.Node): string | undefined {
  if (ts.isExportAssignment(statement)) return "default";
  if (ts.isExpressionStatement(statement))
    return exportedName(statement.expression);
  const declared = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations[0]?.name
    : ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)
      ? statement.name
      : undefined;
  if (hasModifier(statement, ts.SyntaxKind.DefaultKeyword)) return "default";
  if (!declared || !ts.isIdentifier(declared)) return undefined;
  return hasModifier(statement, ts.SyntaxKind.ExportKeyword)
    ? declared.text
    : exportClauseName(statement.getSourceFile(), declared.text);
}

function exportClauseName(
  sourceFile: ts.SourceFile,
  local: string,
): string | undefined {
  for (const statement of sourceFile.statements) {
    const assigned = ts.isExportAssignment(statement)
      ? statement.expression
      : ts.isExpressionStatement(statement) &&
          ts.isBinaryExpression(statement.expression) &&
          isModuleExports(statement.expression.left)
        ? statement.expression.right
        : undefined;
    if (assigned && ts.isIdentifier(assigned) && assigned.text === local)
      return "default";
    if (
      !ts.isExportDeclaration(statement) ||
      statement.moduleSpecifier ||
      !statement.exportClause ||
      !ts.isNamedExports(statement.exportClause)
    )
      continue;
    for (const { name, propertyName } of statement.exportClause.elements)
      if ((propertyName ?? name).text === local) return name.text;
  }
  return undefined;
}

/** Whether a function, or the class that it is a public member of, leaves its file. */
export function isExported(body: FunctionWithBody): boolean {
  if (exportOf(body)) return true;
  let node: ts.Node = body;
  while (!ts.isSourceFile(node) && !ts.isClassLike(node)) node = node.parent;
  return (
    ts.isClassLike(node) &&
    (ts.isClassDeclaration(node)
      ? exportedNameOf(node) !== undefined
      : ts.isExportAssignment(node.parent))
  );
}

/** Whether a function can only be an entry: it leaves its file, and nothing in the file calls it. */
export function isEntry(body: FunctionWithBody): boolean {
  const member = memberOf(body);
  const own = ts.getNameOfDeclaration(body);
  const name =
    member?.name ?? (own && ts.isIdentifier(own) ? own.text : undefined);
  if (!isExported(body)) return false;
  if (name === undefined) return true;
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  if (
    name.startsWith("#") ||
    (ts.getCombinedModifierFlags(body) & hidden) !== 0
  )
    return false;
  const escaped = name.replace(/[$]/g, "\\$&");
  const calls = new RegExp(`(?<!function\\s)(?<![\\w$])${escaped}\\s*\\(`, "g");
  const found = body.getSourceFile().text.match(calls)?.length ?? 0;
  return found <= (ts.isMethodDeclaration(body) ? 1 : 0);
}
