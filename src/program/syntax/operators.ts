import ts from "typescript";

const { FirstAssignment, LastAssignment } = ts.SyntaxKind;

/** `=`, `+=`, `??=` and their like. */
export function isAssignment(operator: ts.SyntaxKind): boolean {
  return operator >= FirstAssignment && operator <= LastAssignment;
}

/** Whether a value is given to what stands at a node: `place = …`, `place += …`. */
export function isAssigned(place: ts.Node): boolean {
  const { parent } = place;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === place &&
    isAssignment(parent.operatorToken.kind)
  );
}

/** Whether a value is given to what stands beside it: `place = value`, `place ??= value`. */
export function assigns(
  parent: ts.Node,
  value: ts.Node,
): parent is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(parent) &&
    parent.right === value &&
    isAssignment(parent.operatorToken.kind)
  );
}

/** Whether an operator calculates. */
export function isArithmetic({ operatorToken }: ts.BinaryExpression): boolean {
  switch (operatorToken.kind) {
    case ts.SyntaxKind.PlusToken:
    case ts.SyntaxKind.MinusToken:
    case ts.SyntaxKind.AsteriskToken:
    case ts.SyntaxKind.SlashToken:
    case ts.SyntaxKind.PercentToken:
      return true;
    default:
      return false;
  }
}

/** `&&` and `||`, which decide whether their right side runs. */
export function isAndOr({ operatorToken }: ts.BinaryExpression): boolean {
  return (
    operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    operatorToken.kind === ts.SyntaxKind.BarBarToken
  );
}

/** `??` and `||`: the right side stands in for a left one that is missing. */
export function isDefaulting({ operatorToken }: ts.BinaryExpression): boolean {
  return (
    operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken ||
    operatorToken.kind === ts.SyntaxKind.BarBarToken
  );
}

/** `&&`, `||` and `??`. */
export function isLogicalOperator(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  );
}

/** `==`, `!==` and their like. */
export function isEquality(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.EqualsEqualsToken ||
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    isInequality(kind)
  );
}

/** `!=` and `!==`. */
export function isInequality(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.ExclamationEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsEqualsToken
  );
}

/** `<`, `>=` and their like. */
export function isComparison(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.LessThanToken ||
    kind === ts.SyntaxKind.LessThanEqualsToken ||
    kind === ts.SyntaxKind.GreaterThanToken ||
    kind === ts.SyntaxKind.GreaterThanEqualsToken
  );
}
