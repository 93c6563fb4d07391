import ts from "typescript";

import { functionAround, isWithin } from "../../../program/syntax/functions.ts";

/** Whether every way through a function to a place behind a node leads through the node: it stands in no branch of its own. */
export function isOnTheWay(node: ts.Node, behind: ts.Node): boolean {
  if (functionAround(node) !== functionAround(behind) || node.pos > behind.pos)
    return false;
  for (let at = node; !isWithin(behind, at); at = at.parent) {
    if (isBranch(at)) return false;
  }
  return true;
}

function isBranch(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isIfStatement(parent)) return node !== parent.expression;
  if (ts.isConditionalExpression(parent)) return node !== parent.condition;
  if (ts.isBinaryExpression(parent))
    return (
      node === parent.right &&
      (parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ||
        parent.operatorToken.kind === ts.SyntaxKind.BarBarToken ||
        parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
    );
  return ts.isCaseOrDefaultClause(node) || ts.isCatchClause(node);
}
