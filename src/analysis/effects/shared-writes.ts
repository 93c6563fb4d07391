import ts from "typescript";

import { functionAround, isWithin } from "../../program/syntax/functions.ts";
import { assigns } from "../../program/syntax/operators.ts";
import { symbolOf } from "../../program/types/symbols.ts";

/**
 * Whether a wait in place of a call would part a read of a shared place from the write that depends on it:
 * `hits += statSync(file).size`, `if (!this.page) this.page = readFileSync(file)`.
 */
export function partsReadAndWrite(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
): boolean {
  const body = functionAround(call);
  for (
    let at: ts.Node = call;
    at !== body && !ts.isSourceFile(at);
    at = at.parent
  )
    if (
      assigns(at.parent, at) &&
      isShared(checker, at.parent.left, body) &&
      isReadBefore(at.parent, call)
    )
      return true;
  return false;
}

function isReadBefore(
  { left, right, operatorToken }: ts.BinaryExpression,
  call: ts.CallExpression,
): boolean {
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken) return true;
  const place = left.getText();
  const reads = (node: ts.Node): boolean =>
    node.pos < call.pos &&
    ((isPlace(node) && node.getText() === place) ||
      (ts.forEachChild(node, reads) ?? false));
  if (reads(right)) return true;
  const body = functionAround(call);
  for (
    let at: ts.Node = left;
    at !== body && !ts.isSourceFile(at);
    at = at.parent
  ) {
    const { parent } = at;
    const condition =
      (ts.isIfStatement(parent) || ts.isConditionalExpression(parent)) &&
      !isCondition(parent, at)
        ? conditionOf(parent)
        : ts.isBinaryExpression(parent) && parent.right === at
          ? parent.left
          : undefined;
    if (condition && condition !== left && reads(condition)) return true;
  }
  return false;
}

function isPlace(node: ts.Node): boolean {
  return (
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node)
  );
}

function conditionOf(node: ts.IfStatement | ts.ConditionalExpression): ts.Node {
  return ts.isIfStatement(node) ? node.expression : node.condition;
}

function isCondition(
  node: ts.IfStatement | ts.ConditionalExpression,
  part: ts.Node,
): boolean {
  return conditionOf(node) === part;
}

/** Whether a place lies outside the innermost function: its locals and parameters are its own. */
function isShared(
  checker: ts.TypeChecker,
  place: ts.Expression,
  body: ts.Node | undefined,
): boolean {
  let root: ts.Node = place;
  while (
    ts.isPropertyAccessExpression(root) ||
    ts.isElementAccessExpression(root) ||
    ts.isNonNullExpression(root)
  )
    root = root.expression;
  if (!ts.isIdentifier(root)) return true;
  const declaration = symbolOf(checker, root)?.valueDeclaration;
  return !(declaration && body && isWithin(declaration, body));
}
