import ts from "typescript";

import { isFunctionWithBody } from "./functions.ts";
import { isAssignment } from "./operators.ts";

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
  /** The names and texts of an expression, functions in it left to the walk. */
  const names = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) ||
      ts.isPrivateIdentifier(node) ||
      ts.isStringLiteralLike(node)
    )
      parts.push(node.text);
    else if (isFunctionWithBody(node) || ts.isClassLike(node))
      parts.push(String(node.kind));
    else ts.forEachChild(node, names);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      whole(node);
      return;
    }
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) {
      whole(node);
      return;
    }
    if (ts.isClassLike(node) || isFunctionWithBody(node)) {
      parts.push(String(node.kind), node.name?.getText(sourceFile) ?? "");
      if (ts.isClassLike(node)) node.heritageClauses?.forEach(whole);
      if (ts.canHaveModifiers(node)) node.modifiers?.forEach(whole);
    } else if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      parts.push(String(node.kind));
      names(node.expression);
      node.arguments?.forEach(names);
    } else if (ts.isTaggedTemplateExpression(node)) {
      names(node.tag);
    } else if (
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isPropertyDeclaration(node) ||
      ts.isPropertyAssignment(node)
    ) {
      names(node.name);
      if (node.initializer) names(node.initializer);
    } else if (ts.isShorthandPropertyAssignment(node)) {
      parts.push(node.name.text);
    } else if (ts.isBinaryExpression(node)) {
      if (isAssignment(node.operatorToken.kind)) {
        names(node.left);
        names(node.right);
      }
    } else if (
      ts.isReturnStatement(node) ||
      ts.isYieldExpression(node) ||
      ts.isExportAssignment(node)
    ) {
      if (node.expression) names(node.expression);
    } else if (ts.isModuleDeclaration(node)) {
      names(node.name);
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(sourceFile, visit);
  return parts.join("\n");
}
