import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { isComparison } from "../../../program/syntax/operators.ts";
import { sourceFlags } from "../following/sources.ts";
import { constantNamed } from "../places/nodes.ts";
import { Flag } from "../places/value.ts";

/**
 * `if (took > slowest) { slowest = took; slowestPath = request.path; }`: whose it was belongs to the record that is kept beside it,
 * of all requests and for all of them.
 */
export function isOfRecord(checker: ts.TypeChecker, target: ts.Node): boolean {
  const test = ts.findAncestor(target, (at) =>
    ts.isFunctionLike(at) ? "quit" : ts.isIfStatement(at),
  );
  if (!test || !ts.isIfStatement(test)) return false;
  const { expression, thenStatement } = test;
  const condition = skipOuter(expression);
  if (
    !ts.isBinaryExpression(condition) ||
    !isComparison(condition.operatorToken.kind)
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
        sides.includes(skipOuter(kept.right).getText()) &&
        !isLatest(checker, kept.right)
      );
    })
  );
}

/** The present moment, or the next number: each request breaks that record, and whose it was is the last one's. */
function isLatest(
  checker: ts.TypeChecker,
  kept: ts.Expression,
  depth = 4,
): boolean {
  const any = (nodes: readonly ts.Expression[]): boolean =>
    depth > 0 && nodes.some((node) => isLatest(checker, node, depth - 1));
  const at = skipOuter(kept);
  if (ts.isPostfixUnaryExpression(at)) return true;
  if (ts.isPrefixUnaryExpression(at))
    return at.operator === ts.SyntaxKind.PlusPlusToken || any([at.operand]);
  if (ts.isIdentifier(at)) {
    const value = constantNamed(checker, at);
    return value !== undefined && any([value]);
  }
  // How long something took is a difference of two.
  if (ts.isBinaryExpression(at))
    return (
      at.operatorToken.kind !== ts.SyntaxKind.MinusToken &&
      any([at.left, at.right])
    );
  if (!ts.isCallExpression(at) && !ts.isNewExpression(at)) return false;
  if ((sourceFlags(checker, at) & Flag.clock) !== 0) return true;
  const callee = skipOuter(at.expression);
  return any([
    ...(at.arguments ?? []),
    ...(ts.isPropertyAccessExpression(callee) ? [callee.expression] : []),
  ]);
}
