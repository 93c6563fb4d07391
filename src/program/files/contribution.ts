import ts from "typescript";

import { isFunctionWithBody } from "../syntax/functions.ts";
import { isAssignment } from "../syntax/operators.ts";

const contributions = new WeakMap<ts.SourceFile, string>();

/**
 * What a file adds to look-ups over the whole program (who implements, calls, listens, registers, is put
 * into a container), as text: names of declarations, heads of classes, calls with their arguments, values
 * that are given names, what is returned, imports and exports. Comments, numbers, conditions and
 * arithmetic add nothing. Two versions of a file with the same text give other files the same answers.
 */
export function contributionOf(sourceFile: ts.SourceFile): string {
  let text = contributions.get(sourceFile);
  if (text === undefined) {
    text = read(sourceFile);
    contributions.set(sourceFile, text);
  }
  return text;
}

function read(sourceFile: ts.SourceFile): string {
  const parts: string[] = [];
  const whole = (node: ts.Node): void => {
    parts.push(node.getText(sourceFile));
  };
  /** `told`: whether the names and texts in an expression count; each function begins anew. */
  const visit = (node: ts.Node, told: boolean): void => {
    let below = told || tells(node);
    if (isSaidWhole(node)) {
      whole(node);
      return;
    }
    if (isText(node)) {
      if (told) parts.push(node.text);
      return;
    }
    if (ts.isClassLike(node) || isFunctionWithBody(node)) {
      below = false;
      parts.push(String(node.kind), node.name?.getText(sourceFile) ?? "");
      if (ts.isClassLike(node)) node.heritageClauses?.forEach(whole);
      if (ts.canHaveModifiers(node)) node.modifiers?.forEach(whole);
    } else if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      parts.push(String(node.kind));
    } else if (ts.isModuleDeclaration(node)) {
      parts.push(node.name.text);
    }
    ts.forEachChild(node, (child) => {
      visit(child, below);
    });
  };
  ts.forEachChild(sourceFile, (child) => {
    visit(child, false);
  });
  return parts.join("\n");
}

function isSaidWhole(node: ts.Node): boolean {
  return (
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeNode(node)
  );
}

function isText(
  node: ts.Node,
): node is ts.Identifier | ts.PrivateIdentifier | ts.StringLiteralLike {
  return (
    ts.isIdentifier(node) ||
    ts.isPrivateIdentifier(node) ||
    ts.isStringLiteralLike(node)
  );
}

/** Whether what stands in a node may be what a look-up finds: called, handed on, named, returned. */
function tells(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isReturnStatement(node) ||
    ts.isYieldExpression(node) ||
    ts.isExportAssignment(node) ||
    (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind))
  );
}
