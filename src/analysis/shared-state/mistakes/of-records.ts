import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";

/**
 * `if (took > slowest) { slowest = took; slowestPath = request.path; }`: whose it was belongs to the record that is kept beside it,
 * of all requests and for all of them.
 */
export function isOfRecord(target: ts.Node): boolean {
  const test = ts.findAncestor(target, (at) =>
    ts.isFunctionLike(at) ? "quit" : ts.isIfStatement(at),
  );
  if (!test || !ts.isIfStatement(test)) return false;
  const { expression, thenStatement } = test;
  const condition = skipOuter(expression);
  if (
    !ts.isBinaryExpression(condition) ||
    !/^[<>]=?$/.test(condition.operatorToken.getText())
  )
    return false;
  const sides = [condition.left, condition.right].map((side) =>
    skipOuter(side).getText(),
  );
  return (
    ts.isBlock(thenStatement) &&
    thenStatement.statements.some((statement) => {
      if (!ts.isExpressionStatement(statement)) return false;
      const kept = skipOuter(statement.expression);
      return (
        ts.isBinaryExpression(kept) &&
        kept !== target &&
        kept.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        sides.includes(kept.left.getText()) &&
        sides.includes(skipOuter(kept.right).getText())
      );
    })
  );
}
