import ts from "typescript";

import { memberNamed, skipOuter } from "../../program/syntax/functions.ts";
import { literalOf, type Constant } from "../../program/syntax/literals.ts";
import { isDevelopmentFlag } from "./development-flags.ts";
import { constantNamed } from "../shared-state/places/nodes.ts";

/** How many constants may stand between a condition and the environment. */
const deepest = 4;

/**
 * Whether a condition holds for as long as a process runs in production, with nothing else set in its environment:
 * `process.env.NODE_ENV === "production"`, `!process.env.NO_CACHE`, a constant that was given one of them.
 */
export function holdsInProduction(
  checker: ts.TypeChecker,
  condition: ts.Expression,
): boolean {
  return truthInProduction(checker, condition) === true;
}

/** Whether a condition holds there; nothing where that isn't known. */
export function truthInProduction(
  checker: ts.TypeChecker,
  condition: ts.Expression,
): boolean | undefined {
  const known = valueIn(checker, condition, deepest);
  return known && Boolean(known.value);
}

function valueIn(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  depth: number,
): Constant | undefined {
  const inner = skipOuter(expression);
  const valueOf = (part: ts.Expression): Constant | undefined =>
    valueIn(checker, part, depth);
  const literal = literalOf(inner);
  if (literal) return literal;
  if (ts.isPrefixUnaryExpression(inner)) {
    const operand = valueOf(inner.operand);
    return operand && inner.operator === ts.SyntaxKind.ExclamationToken
      ? { value: !operand.value }
      : undefined;
  }
  if (ts.isBinaryExpression(inner)) return combined(inner, valueOf);
  if (isDevelopmentFlag(checker, inner)) return { value: false };
  if (ts.isIdentifier(inner)) {
    const given = depth > 0 ? constantNamed(checker, inner) : undefined;
    return given && valueIn(checker, given, depth - 1);
  }
  return environmentValue(inner);
}

function combined(
  { left, right, operatorToken: { kind } }: ts.BinaryExpression,
  valueOf: (part: ts.Expression) => Constant | undefined,
): Constant | undefined {
  const first = valueOf(left);
  if (!first) return undefined;
  switch (kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return first.value ? valueOf(right) : first;
    case ts.SyntaxKind.BarBarToken:
      return first.value ? first : valueOf(right);
    case ts.SyntaxKind.QuestionQuestionToken:
      return first.value === undefined || first.value === null
        ? valueOf(right)
        : first;
    default:
      break;
  }
  const second = valueOf(right);
  if (!second) return undefined;
  switch (kind) {
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
      return { value: first.value === second.value };
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      return { value: first.value !== second.value };
    default:
      return undefined;
  }
}

/** `process.env.NODE_ENV`, `process.env["CACHE"]`, `import.meta.env.PROD` */
function environmentValue(access: ts.Expression): Constant | undefined {
  switch (access.getText()) {
    case "import.meta.env.PROD":
      return { value: true };
  }
  const name = memberNamed(access);
  if (
    name === undefined ||
    !/^process\s*\.\s*env$/.test(
      (access as ts.AccessExpression).expression.getText(),
    )
  )
    return undefined;
  return { value: name === "NODE_ENV" ? "production" : undefined };
}
