import ts from "typescript";

import type { CalleeBody } from "./callee.ts";
import { skipOuter } from "../syntax/functions.ts";
import { leaves } from "../syntax/leaving.ts";

/** What must hold of a name, or of a property of one, for a node to be reached. */
export interface Requirement {
  /** `language`, `options.language` */
  readonly path: string;
  /** `given`: anything but `undefined`. */
  readonly as: "given" | "true" | "false";
}

/**
 * What a node isn't reached without: `if (language) translate(language)`, `language && …`,
 * `if (!options?.skip) …`, and what stands behind `if (!language) return`.
 */
export function requirementsOf(
  body: CalleeBody,
  node: ts.Node,
): readonly Requirement[] {
  const found: Requirement[] = [];
  for (let at = node; at !== body; at = at.parent) {
    if ((at.parent as ts.Node | undefined) === undefined) break;
    if (ts.isFunctionLike(at)) break;
    const { parent } = at;
    if (ts.isIfStatement(parent) && at !== parent.expression)
      addRequired(found, parent.expression, at === parent.thenStatement);
    else if (ts.isConditionalExpression(parent) && at !== parent.condition)
      addRequired(found, parent.condition, at === parent.whenTrue);
    else if (ts.isBinaryExpression(parent) && at === parent.right)
      addRequiredOnRight(found, parent);
    else if (ts.isBlock(parent) && ts.isStatement(at))
      for (const earlier of parent.statements) {
        if (earlier === at) break;
        if (
          ts.isIfStatement(earlier) &&
          !earlier.elseStatement &&
          leaves(earlier.thenStatement)
        )
          addRequired(found, earlier.expression, false);
      }
  }
  return found;
}

function addRequiredOnRight(
  found: Requirement[],
  { left, operatorToken }: ts.BinaryExpression,
): void {
  if (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
    addRequired(found, left, true);
  else if (operatorToken.kind === ts.SyntaxKind.BarBarToken)
    addRequired(found, left, false);
}

/** Adds what holds where a condition is true, or isn't. */
function addRequired(
  found: Requirement[],
  condition: ts.Expression,
  truth: boolean,
): void {
  const inner = skipOuter(condition);
  const path = pathOf(inner);
  if (path !== undefined) {
    found.push({ path, as: truth ? "true" : "false" });
  } else if (ts.isPrefixUnaryExpression(inner)) {
    if (inner.operator === ts.SyntaxKind.ExclamationToken)
      addRequired(found, inner.operand, !truth);
  } else if (ts.isBinaryExpression(inner)) {
    const { left, operatorToken, right } = inner;
    const joins = truth
      ? ts.SyntaxKind.AmpersandAmpersandToken
      : ts.SyntaxKind.BarBarToken;
    if (operatorToken.kind === joins) {
      addRequired(found, left, truth);
      addRequired(found, right, truth);
    } else if (
      operatorToken.getText().startsWith(truth ? "!=" : "==") &&
      (isUndefined(right) ||
        // `!== null` lets `undefined` through.
        (skipOuter(right).kind === ts.SyntaxKind.NullKeyword &&
          operatorToken.getText().length === 2))
    ) {
      const compared = pathOf(skipOuter(left));
      if (compared !== undefined) found.push({ path: compared, as: "given" });
    }
  }
}

/** `language`, `options.language`, `options?.language` */
function pathOf(expression: ts.Expression): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text;
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const owner = skipOuter(expression.expression);
  return ts.isIdentifier(owner) && ts.isIdentifier(expression.name)
    ? `${owner.text}.${expression.name.text}`
    : undefined;
}

/** What says the same as leaving it out. */
export function isUndefined(expression: ts.Expression): boolean {
  const inner = skipOuter(expression);
  return ts.isIdentifier(inner) && inner.text === "undefined";
}
