import ts from "typescript";

import type { Repair } from "../../finding.ts";

/** `this.n += await f()` as a statement: the awaited value first, then a read and a write in one tick. */
export function singleReadRepair(node: ts.Node): readonly Repair[] {
  if (
    !ts.isBinaryExpression(node) ||
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken ||
    !ts.isExpressionStatement(node.parent) ||
    !ts.isBlock(node.parent.parent) ||
    !isPlainTarget(node.left)
  )
    return [];
  const sourceFile = node.getSourceFile();
  const name = freeName(sourceFile);
  const start = node.parent.getStart(sourceFile);
  const { character } = sourceFile.getLineAndCharacterOfPosition(start);
  const indent = sourceFile.text.slice(start - character, start);
  if (indent.trim() !== "") return [];
  return [
    {
      kind: "awaitFirst",
      edits: [
        {
          start,
          end: start,
          text: `const ${name} = ${node.right.getText(sourceFile)};\n${indent}`,
        },
        {
          start: node.right.getStart(sourceFile),
          end: node.right.end,
          text: name,
        },
      ],
    },
  ];
}

function isPlainTarget(target: ts.Expression): boolean {
  return (
    ts.isIdentifier(target) ||
    target.kind === ts.SyntaxKind.ThisKeyword ||
    (ts.isPropertyAccessExpression(target) && isPlainTarget(target.expression))
  );
}

function freeName(sourceFile: ts.SourceFile): string {
  for (const name of ["value", "result", "awaited", "awaitedValue"]) {
    if (!new RegExp(`\\b${name}\\b`).test(sourceFile.text)) return name;
  }
  return "awaitedResult";
}
