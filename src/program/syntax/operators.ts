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
