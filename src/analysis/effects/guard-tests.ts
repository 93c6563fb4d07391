import ts from "typescript";

import { functionAround, skipOuter } from "../../program/syntax/functions.ts";
import { accessOf, namesIn } from "../../program/syntax/mentions.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { holdsInProduction } from "./in-production.ts";

/** The value behind a local constant, or a name itself. */
export function behindLocal(
  checker: ts.TypeChecker,
  name: ts.Identifier,
): ts.Expression | undefined {
  const declaration = symbolOf(checker, name)?.valueDeclaration;
  return declaration &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer &&
    !isModuleLevel(declaration)
    ? skipOuter(declaration.initializer)
    : undefined;
}

function isModuleLevel(declaration: ts.Node): boolean {
  return ts.findAncestor(declaration, ts.isFunctionLike) === undefined;
}

/** Whether a branch ends in a `return`. */
export function returns(statement: ts.Statement): boolean {
  return (
    ts.isReturnStatement(statement) ||
    (ts.isBlock(statement) && statement.statements.some(returns))
  );
}

/** What a condition finds missing: `!x`, `x === undefined`, `x == null`, `!map.has(k)`, `map.size === 0`, `on && !x`. */
export function absenceTests(
  condition: ts.Expression,
): readonly ts.Expression[] {
  const inner = skipOuter(condition);
  if (
    ts.isPrefixUnaryExpression(inner) &&
    inner.operator === ts.SyntaxKind.ExclamationToken
  )
    return [sized(inner.operand) ?? skipOuter(inner.operand)];
  if (!ts.isBinaryExpression(inner)) return [];
  const operator = inner.operatorToken.kind;
  if (
    operator === ts.SyntaxKind.BarBarToken ||
    operator === ts.SyntaxKind.AmpersandAmpersandToken
  )
    return [...absenceTests(inner.left), ...absenceTests(inner.right)];
  const isEquality =
    operator === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    operator === ts.SyntaxKind.EqualsEqualsToken;
  if (!isEquality) return [];
  const container = sized(inner.left);
  if (!container) return [skipOuter(inner.left)];
  return skipOuter(inner.right).getText() === "0" ? [container] : [];
}

/** The container that is asked how much is in it: `map` for `map.size`, but for one that runs empty again. */
function sized(expression: ts.Expression): ts.Expression | undefined {
  const inner = skipOuter(expression);
  if (
    !ts.isPropertyAccessExpression(inner) ||
    !/^(?:size|length)$/.test(inner.name.text)
  )
    return undefined;
  const container = skipOuter(inner.expression);
  return runsEmpty(container) ? undefined : container;
}

/** `map.size`, `map.size > 0` */
function countsElements(expression: ts.Expression): boolean {
  const inner = skipOuter(expression);
  return sized(ts.isBinaryExpression(inner) ? inner.left : inner) !== undefined;
}

/** `queue.shift()` anywhere, `views.clear()` in the same function. */
function runsEmpty(container: ts.Expression): boolean {
  const name = ts.isPropertyAccessExpression(container)
    ? container.name
    : container;
  if (!ts.isMemberName(name)) return false;
  const around = functionAround(container);
  return namesIn(container.getSourceFile(), name.text).some((each) => {
    const call = accessOf(each).parent;
    return (
      ts.isPropertyAccessExpression(call) &&
      ts.isCallExpression(call.parent) &&
      call.parent.expression === call &&
      (/^(?:shift|pop|splice)$/.test(call.name.text) ||
        (call.name.text === "clear" && functionAround(call) === around))
    );
  });
}

/** `map.size > 0`, `map.size !== 0` */
function isMoreThanNothing(
  operator: ts.SyntaxKind,
  right: ts.Expression,
): boolean {
  return (
    skipOuter(right).getText() === "0" &&
    (operator === ts.SyntaxKind.GreaterThanToken ||
      operator === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
      operator === ts.SyntaxKind.ExclamationEqualsToken)
  );
}

/**
 * What a condition finds there: `x`, `x !== undefined`, `map.has(k)`, `map.size > 0`, a constant read from a container, also
 * where it looks in production only (`isProduction && x`).
 */
export function presenceTests(
  checker: ts.TypeChecker,
  condition: ts.Expression,
): readonly ts.Expression[] {
  const inner = skipOuter(condition);
  const counted = sized(inner);
  if (counted) return [counted];
  if (ts.isBinaryExpression(inner)) {
    const operator = inner.operatorToken.kind;
    const container = sized(inner.left);
    if (container)
      return isMoreThanNothing(operator, inner.right) ? [container] : [];
    const isBoth = operator === ts.SyntaxKind.AmpersandAmpersandToken;
    if (
      isBoth &&
      // That something is there doesn't say that it is this: `pages.size > 0 && pages.has(name)`.
      (holdsInProduction(checker, inner.left) || countsElements(inner.left))
    )
      return presenceTests(checker, inner.right);
    return operator === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
      operator === ts.SyntaxKind.ExclamationEqualsToken ||
      isBoth
      ? presenceTests(checker, inner.left)
      : [];
  }
  return [
    (ts.isIdentifier(inner) ? behindLocal(checker, inner) : undefined) ?? inner,
  ];
}
