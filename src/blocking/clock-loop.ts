import ts from "typescript";

import { isFunctionWithBody, skipOuter } from "../program/syntax/functions.ts";
import { isAssignment } from "../program/syntax/operators.ts";

/**
 * Whether a loop only burns time until a clock says so: its condition reads the clock, and nothing in it
 * lets other code run (`await`, `yield`).
 */
export function isBusyWait(node: ts.Node): boolean {
  if (
    !ts.isWhileStatement(node) &&
    !ts.isDoStatement(node) &&
    !ts.isForStatement(node)
  )
    return false;
  const condition = ts.isForStatement(node) ? node.condition : node.expression;
  if (contains(node, suspends)) return false;
  if (!condition || condition.kind === ts.SyntaxKind.TrueKeyword)
    return asksOnlyTheClock(node.statement);
  // `while (queue.length && Date.now() < deadline) …` is a slice of work, not a wait.
  if (
    isConjunction(condition) &&
    (!isEmpty(node.statement) || contains(condition, changes))
  )
    return false;
  if (goesTowardsNow(condition, node)) return false;
  return (
    contains(condition, readsClock) ||
    contains(
      condition,
      (name) => ts.isIdentifier(name) && isSetFromClock(name, node.statement),
    )
  );
}

/** `for (let day = first; day < Date.now(); day += oneDay)`: it ends after so many steps, however long they take. */
function goesTowardsNow(
  condition: ts.Expression,
  loop: ts.IterationStatement,
): boolean {
  const inner = skipOuter(condition);
  if (!ts.isBinaryExpression(inner)) return false;
  const steps = [inner.left, inner.right].filter(
    (side) => !contains(side, readsClock),
  );
  return steps.some((side) =>
    contains(
      side,
      (name) =>
        ts.isIdentifier(name) &&
        contains(loop, (node) => movesOn(node, name.text)),
    ),
  );
}

/** `day += oneDay`, `day = next(day)`, `day.setDate(day.getDate() + 1)` */
function movesOn(node: ts.Node, name: string): boolean {
  const target =
    changes(node) && ts.isBinaryExpression(node)
      ? node.left
      : (ts.isPrefixUnaryExpression(node) ||
            ts.isPostfixUnaryExpression(node)) &&
          changes(node)
        ? node.operand
        : ts.isExpressionStatement(node) &&
            ts.isCallExpression(node.expression) &&
            ts.isPropertyAccessExpression(node.expression.expression)
          ? node.expression.expression.expression
          : undefined;
  return (
    target !== undefined && ts.isIdentifier(target) && target.text === name
  );
}

/** `for (;;) { if (Date.now() >= end) break; }`: an endless loop that does nothing but ask. */
function asksOnlyTheClock(statement: ts.Statement): boolean {
  const statements = ts.isBlock(statement) ? statement.statements : [statement];
  return (
    statements.every((each) =>
      ts.isIfStatement(each)
        ? !each.elseStatement && isExit(each.thenStatement)
        : ts.isVariableStatement(each) || isEmpty(each),
    ) &&
    contains(statement, readsClock) &&
    !contains(
      statement,
      (node) =>
        changes(node) || (ts.isCallExpression(node) && !readsClock(node)),
    )
  );
}

function isExit(statement: ts.Statement): boolean {
  if (!ts.isBlock(statement))
    return ts.isBreakStatement(statement) || ts.isReturnStatement(statement);
  const [only, ...others] = statement.statements;
  return only !== undefined && others.length === 0 && isExit(only);
}

function isConjunction(condition: ts.Expression): boolean {
  const inner = skipOuter(condition);
  return (
    ts.isBinaryExpression(inner) &&
    inner.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
  );
}

/** What a condition does besides asking: `while (left && !(left--, step(), clock() > end));` */
function changes(node: ts.Node): boolean {
  return (
    (ts.isBinaryExpression(node) &&
      isAssignment(node.operatorToken.kind) &&
      !contains(node.right, readsClock)) ||
    ((ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) &&
      (node.operator === ts.SyntaxKind.PlusPlusToken ||
        node.operator === ts.SyntaxKind.MinusMinusToken))
  );
}

function isEmpty(statement: ts.Statement): boolean {
  return (
    ts.isEmptyStatement(statement) ||
    (ts.isBlock(statement) && statement.statements.every(isEmpty))
  );
}

/** `do { now = Date.now(); } while (now < end)` */
function isSetFromClock(name: ts.Identifier, statement: ts.Statement): boolean {
  return contains(
    statement,
    (node) =>
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isIdentifier(node.left) &&
      node.left.text === name.text &&
      contains(node.right, readsClock),
  );
}

function contains(node: ts.Node, test: (node: ts.Node) => boolean): boolean {
  if (isFunctionWithBody(node)) return false;
  return (
    test(node) ||
    (ts.forEachChild(node, (each) => contains(each, test)) ?? false)
  );
}

/** `Date.now()`, `performance.now()`, `process.hrtime()`, `process.uptime()`, `new Date()` */
function readsClock(node: ts.Node): boolean {
  if (ts.isNewExpression(node))
    return (
      ts.isIdentifier(node.expression) &&
      node.expression.text === "Date" &&
      !node.arguments?.length
    );
  if (!ts.isCallExpression(node)) return false;
  const text = node.expression.getText().replaceAll(/\s|globalThis\.|\?/g, "");
  return /^(?:Date\.now|performance\.now|process\.hrtime(?:\.bigint)?|process\.uptime)$/.test(
    text,
  );
}

function suspends(node: ts.Node): boolean {
  return (
    ts.isAwaitExpression(node) ||
    ts.isYieldExpression(node) ||
    (ts.isForOfStatement(node) && node.awaitModifier !== undefined)
  );
}
