import ts from "typescript";

import {
  isAsync,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { oncePerNode } from "../../program/files/once.ts";
import { functionsOf } from "../../program/types/symbols.ts";
import type { Context } from "./context.ts";
import type { Path } from "./state.ts";
import { lastOf } from "../../program/syntax/leaving.ts";

/**
 * Whether a call throws on this path for what it is given: `required(await authorize(req, res))`, where
 * `authorize` has answered and returned nothing.
 */
export function throwsForWant(
  context: Context,
  path: Path,
  call: ts.CallExpression,
): boolean {
  if (path.values.size === 0) return false;
  const missing = call.arguments.flatMap((argument, index) => {
    const value = path.values.get(skipOuter(argument));
    return value?.kind === "literal" && value.value === undefined
      ? [index]
      : [];
  });
  if (missing.length === 0) return false;
  const bodies = functionsOf(context.checker, call.expression);
  return (
    bodies.length > 0 &&
    bodies.every((body) => {
      // An async function rejects: only who waits for it throws.
      if (isAsync(body) && !ts.isAwaitExpression(call.parent)) return false;
      const demanded = demandedBy(context.checker, body);
      return missing.some((index) => demanded.has(index));
    })
  );
}

/** The parameters without which a function throws before it does anything else. */
const demandedBy: (
  checker: ts.TypeChecker,
  body: FunctionWithBody,
) => ReadonlySet<number> = oncePerNode((_checker, { body, parameters }) => {
  const demanded = new Set<number>();
  if (!body || !ts.isBlock(body)) return demanded;
  for (const statement of body.statements) {
    if (!ts.isIfStatement(statement) || !throws(statement.thenStatement)) break;
    for (const name of absentNames(statement.expression)) {
      const index = parameters.findIndex(
        (parameter) =>
          ts.isIdentifier(parameter.name) && parameter.name.text === name,
      );
      if (index >= 0) demanded.add(index);
    }
  }
  return demanded;
});

function throws(statement: ts.Statement): boolean {
  const last = lastOf(statement);
  return last !== undefined && ts.isThrowStatement(last);
}

/** The names of which it is enough that one is `undefined`: `!user`, `user == null || …` */
function absentNames(condition: ts.Expression): readonly string[] {
  const inner = skipOuter(condition);
  if (ts.isPrefixUnaryExpression(inner)) {
    const operand = skipOuter(inner.operand);
    return inner.operator === ts.SyntaxKind.ExclamationToken &&
      ts.isIdentifier(operand)
      ? [operand.text]
      : [];
  }
  if (!ts.isBinaryExpression(inner)) return [];
  const [left, right] = [skipOuter(inner.left), skipOuter(inner.right)];
  switch (inner.operatorToken.kind) {
    case ts.SyntaxKind.BarBarToken:
      return [...absentNames(left), ...absentNames(right)];
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken: {
      const loose =
        inner.operatorToken.kind === ts.SyntaxKind.EqualsEqualsToken;
      const isMissing =
        (ts.isIdentifier(right) && right.text === "undefined") ||
        (loose && right.kind === ts.SyntaxKind.NullKeyword);
      return isMissing && ts.isIdentifier(left) ? [left.text] : [];
    }
    default:
      return [];
  }
}
