import ts from "typescript";

import { nodesOf } from "../program/files/file-nodes.ts";
import { addTo } from "../program/files/lists.ts";
import { skipOuter } from "../program/syntax/functions.ts";

const renamesByFile = new WeakMap<
  ts.SourceFile,
  ReadonlyMap<string, readonly string[]>
>();

/** Names that a file exports under another, by the name inside: `export { auth as authenticate } from …`. */
export function renamesIn(
  sourceFile: ts.SourceFile,
): ReadonlyMap<string, readonly string[]> {
  let renames = renamesByFile.get(sourceFile);
  if (!renames) {
    const found = new Map<string, string[]>();
    const add = (from: string, to: string): void => {
      addTo(found, from, to);
    };
    for (const statement of sourceFile.statements) {
      if (ts.isExportAssignment(statement)) {
        const value = skipOuter(statement.expression);
        if (ts.isIdentifier(value)) add(value.text, "default");
      } else if (
        ts.isExportDeclaration(statement) &&
        statement.exportClause &&
        ts.isNamedExports(statement.exportClause)
      )
        for (const { name, propertyName } of statement.exportClause.elements)
          if (propertyName) add(propertyName.text, name.text);
      if (ts.isExpressionStatement(statement))
        for (const [from, to] of exportedBy(statement.expression))
          add(from, to);
    }
    renamesByFile.set(sourceFile, (renames = found));
  }
  return renames;
}

/** `module.exports = list`, `module.exports = { all: list }`, `exports.all = list`: the names inside and outside. */
function exportedBy(
  expression: ts.Expression,
): readonly (readonly [string, string])[] {
  const to = exportedName(expression);
  if (to === undefined) return [];
  const { right } = expression as ts.BinaryExpression;
  if (ts.isIdentifier(right)) return [[right.text, to]];
  return ts.isObjectLiteralExpression(right)
    ? right.properties.flatMap((property) =>
        ts.isPropertyAssignment(property) &&
        ts.isIdentifier(property.initializer) &&
        ts.isIdentifier(property.name)
          ? [[property.initializer.text, property.name.text] as const]
          : [],
      )
    : [];
}

/** The name under which an assignment exports: `module.exports = …`, `exports.all = …`. */
export function exportedName(expression: ts.Expression): string | undefined {
  if (
    !ts.isBinaryExpression(expression) ||
    expression.operatorToken.kind !== ts.SyntaxKind.EqualsToken
  )
    return undefined;
  const { left } = expression;
  if (isModuleExports(left)) return "default";
  return ts.isPropertyAccessExpression(left) &&
    (isModuleExports(left.expression) ||
      left.expression.getText() === "exports")
    ? left.name.text
    : undefined;
}

/** `module.exports`, CommonJS's default export. */
export function isModuleExports(node: ts.Node): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    node.name.text === "exports" &&
    node.expression.getText() === "module"
  );
}

/** What a file keeps under a name that other code can speak of. */
export function keptIn(
  sourceFile: ts.SourceFile,
): readonly (readonly [string, ts.Expression])[] {
  const { SyntaxKind: kinds } = ts;
  const declared = nodesOf<ts.VariableDeclaration | ts.PropertyAssignment>(
    sourceFile,
    kinds.VariableDeclaration,
    kinds.PropertyAssignment,
  ).flatMap(({ name, initializer }) =>
    initializer && ts.isIdentifier(name)
      ? [[name.text, initializer] as const]
      : [],
  );
  const exported = sourceFile.statements.flatMap((statement) => {
    const value = ts.isExpressionStatement(statement) && statement.expression;
    const name = value && exportedName(value);
    return name ? [[name, (value as ts.BinaryExpression).right] as const] : [];
  });
  return [...declared, ...exported];
}
