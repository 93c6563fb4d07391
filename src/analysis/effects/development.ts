import ts from "typescript";

import { skipOuter } from "../../program/syntax/functions.ts";
import { oncePerNode } from "../../program/files/once.ts";
import { isConstant, symbolOf } from "../../program/types/symbols.ts";
import { isDevelopmentFlag } from "./development-flags.ts";
import { givesNever } from "../../program/calls/call-results.ts";
import { lastOf, leaves } from "../../program/syntax/leaving.ts";

/** How many constants may stand between a condition and the environment. */
const deepest = 4;

/**
 * Whether code runs only while somebody develops: below `if (process.env.NODE_ENV !== "production")`, behind
 * `if (isProduction) return`, on the right of `isDevelopment &&`. So does what a function does that stands there.
 */
export function isForDevelopment(
  checker: ts.TypeChecker,
  node: ts.Node,
): boolean {
  for (let at = node; !ts.isSourceFile(at.parent); at = at.parent) {
    const test = testOf(at);
    if (test && saysDevelopment(checker, test.condition, test.truth))
      return true;
    if (
      ts.isStatement(at) &&
      // What is declared there can be called before.
      !ts.isFunctionDeclaration(at) &&
      ts.isBlock(at.parent) &&
      at.pos > endOfProduction(checker, at.parent)
    )
      return true;
  }
  return false;
}

/** The condition that a node is one branch of, and its truth there. */
function testOf(
  node: ts.Node,
): { readonly condition: ts.Expression; readonly truth: boolean } | undefined {
  const { parent } = node;
  if (ts.isIfStatement(parent) && node !== parent.expression)
    return {
      condition: parent.expression,
      truth: node === parent.thenStatement,
    };
  if (ts.isConditionalExpression(parent) && node !== parent.condition)
    return { condition: parent.condition, truth: node === parent.whenTrue };
  if (!ts.isBinaryExpression(parent) || node !== parent.right) return undefined;
  const operator = parent.operatorToken.kind;
  if (operator === ts.SyntaxKind.AmpersandAmpersandToken)
    return { condition: parent.left, truth: true };
  return operator === ts.SyntaxKind.BarBarToken
    ? { condition: parent.left, truth: false }
    : undefined;
}

/** Where a block says `if (isProduction) return;`: what stands behind it is for development. */
const endOfProduction = oncePerNode(
  (checker: ts.TypeChecker, { statements }: ts.Block): number =>
    statements.find(
      (statement) =>
        ts.isIfStatement(statement) &&
        !statement.elseStatement &&
        saysDevelopment(checker, statement.expression, false) &&
        (leaves(statement.thenStatement) ||
          endsInNever(checker, statement.thenStatement)),
    )?.pos ?? Infinity,
);

/** `if (!dev) error(404);`, which throws. */
function endsInNever(checker: ts.TypeChecker, branch: ts.Node): boolean {
  const last = lastOf(branch);
  const call =
    last && ts.isExpressionStatement(last)
      ? skipOuter(last.expression)
      : undefined;
  return (
    call !== undefined && ts.isCallExpression(call) && givesNever(checker, call)
  );
}

/** Whether a condition with this truth value says that this is no production. */
function saysDevelopment(
  checker: ts.TypeChecker,
  condition: ts.Expression,
  truth: boolean,
  depth = deepest,
): boolean {
  const inner = skipOuter(condition);
  const says = (part: ts.Expression, wanted: boolean): boolean =>
    saysDevelopment(checker, part, wanted, depth);
  if (ts.isPrefixUnaryExpression(inner))
    return (
      inner.operator === ts.SyntaxKind.ExclamationToken &&
      says(inner.operand, !truth)
    );
  if (ts.isBinaryExpression(inner)) {
    const { left, right } = inner;
    switch (inner.operatorToken.kind) {
      case ts.SyntaxKind.AmpersandAmpersandToken:
        return truth
          ? says(left, true) || says(right, true)
          : says(left, false) && says(right, false);
      case ts.SyntaxKind.BarBarToken:
        return truth
          ? says(left, true) && says(right, true)
          : says(left, false) || says(right, false);
      case ts.SyntaxKind.EqualsEqualsToken:
      case ts.SyntaxKind.EqualsEqualsEqualsToken:
        return isOutside(checker, left, right, truth, depth);
      case ts.SyntaxKind.ExclamationEqualsToken:
      case ts.SyntaxKind.ExclamationEqualsEqualsToken:
        return isOutside(checker, left, right, !truth, depth);
      default:
        return false;
    }
  }
  if (isDevelopmentFlag(checker, inner)) return truth;
  if (ts.isIdentifier(inner)) {
    const value = depth > 0 ? valueOf(checker, inner) : undefined;
    return (
      value !== undefined && saysDevelopment(checker, value, truth, depth - 1)
    );
  }
  return !truth && /^import\.meta\.env\.PROD$/.test(inner.getText());
}

/** Whether `environment === value`, or that it isn't, leaves production out. */
function isOutside(
  checker: ts.TypeChecker,
  environment: ts.Expression,
  value: ts.Expression,
  equal: boolean,
  depth: number,
): boolean {
  const { text = "" } = ts.isStringLiteralLike(value) ? value : {};
  return (
    (equal
      ? text === "development" || text === "test"
      : text === "production") && isEnvironment(checker, environment, depth)
  );
}

function isEnvironment(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  depth: number,
): boolean {
  const inner = skipOuter(expression);
  if (/^process\.env(?:\.NODE_ENV|\[["']NODE_ENV["']\])$/.test(inner.getText()))
    return true;
  if (depth === 0) return false;
  // `process.env.NODE_ENV ?? "development"`
  if (ts.isBinaryExpression(inner))
    return (
      (inner.operatorToken.kind === ts.SyntaxKind.BarBarToken ||
        inner.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) &&
      isEnvironment(checker, inner.left, depth)
    );
  const value = ts.isIdentifier(inner) ? valueOf(checker, inner) : undefined;
  return value !== undefined && isEnvironment(checker, value, depth - 1);
}

/** What a constant holds, of whatever file. */
function valueOf(
  checker: ts.TypeChecker,
  name: ts.Identifier,
): ts.Expression | undefined {
  const declaration = symbolOf(checker, name)?.valueDeclaration;
  return declaration &&
    isConstant(declaration) &&
    ts.isVariableDeclaration(declaration)
    ? declaration.initializer
    : undefined;
}
