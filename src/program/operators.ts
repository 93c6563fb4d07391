import ts from "typescript";

const { FirstAssignment, LastAssignment } = ts.SyntaxKind;

/** `=`, `+=`, `??=` and their like. */
export function isAssignment(operator: ts.SyntaxKind): boolean {
  return operator >= FirstAssignment && operator <= LastAssignment;
}
