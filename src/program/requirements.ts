import ts from "typescript";

import type { CalleeBody } from "./callee.ts";
import { isFunctionWithBody, skipOuter } from "./functions.ts";
import { namesSetIn } from "./set-names.ts";
import { leaves } from "./leaving.ts";

/** The parameters of a function that its callers may leave out, by their names: their places, `this` not counted. */
export function omissible(body: CalleeBody): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  if (!isFunctionWithBody(body)) return found;
  const parameters = body.parameters.filter(
    ({ name }) => !ts.isIdentifier(name) || name.text !== "this",
  );
  let others: ReadonlySet<string> | undefined;
  for (const [index, parameter] of parameters.entries())
    if (
      ts.isIdentifier(parameter.name) &&
      !parameter.initializer &&
      !parameter.dotDotDotToken &&
      (parameter.questionToken ?? allowsNothing(parameter.type)) &&
      !(others ??= namesSetIn(body)).has(parameter.name.text)
    )
      found.set(parameter.name.text, index);
  return found;
}

function allowsNothing(type: ts.TypeNode | undefined): boolean {
  return (
    type !== undefined &&
    ts.isUnionTypeNode(type) &&
    type.types.some(({ kind }) => kind === ts.SyntaxKind.UndefinedKeyword)
  );
}

/**
 * The names without whose value a node isn't reached: `if (language) translate(language)`,
 * `language && …`, and what stands behind `if (!language) return`.
 */
export function requiredNames(
  body: CalleeBody,
  node: ts.Node,
): readonly string[] {
  const names: string[] = [];
  for (let at = node; at !== body; at = at.parent) {
    if ((at.parent as ts.Node | undefined) === undefined) break;
    if (ts.isFunctionLike(at)) break;
    const { parent } = at;
    if (ts.isIfStatement(parent) && at !== parent.expression)
      addPresent(names, parent.expression, at === parent.thenStatement);
    else if (ts.isConditionalExpression(parent) && at !== parent.condition)
      addPresent(names, parent.condition, at === parent.whenTrue);
    else if (ts.isBinaryExpression(parent) && at === parent.right)
      addPresentOnRight(names, parent);
    else if (ts.isBlock(parent) && ts.isStatement(at))
      for (const earlier of parent.statements) {
        if (earlier === at) break;
        if (
          ts.isIfStatement(earlier) &&
          !earlier.elseStatement &&
          leaves(earlier.thenStatement)
        )
          addPresent(names, earlier.expression, false);
      }
  }
  return names;
}

function addPresentOnRight(
  names: string[],
  { left, operatorToken }: ts.BinaryExpression,
): void {
  if (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
    addPresent(names, left, true);
  else if (operatorToken.kind === ts.SyntaxKind.BarBarToken)
    addPresent(names, left, false);
}

/** Adds the names that have a value where a condition is true, or isn't. */
function addPresent(
  names: string[],
  condition: ts.Expression,
  truth: boolean,
): void {
  const inner = skipOuter(condition);
  if (ts.isIdentifier(inner)) {
    if (truth) names.push(inner.text);
  } else if (ts.isPrefixUnaryExpression(inner)) {
    if (inner.operator === ts.SyntaxKind.ExclamationToken)
      addPresent(names, inner.operand, !truth);
  } else if (ts.isBinaryExpression(inner)) {
    const { left, operatorToken, right } = inner;
    const joins = truth
      ? ts.SyntaxKind.AmpersandAmpersandToken
      : ts.SyntaxKind.BarBarToken;
    if (operatorToken.kind === joins) {
      addPresent(names, left, truth);
      addPresent(names, right, truth);
    } else if (
      operatorToken.getText().startsWith(truth ? "!=" : "==") &&
      (isUndefined(right) ||
        // `!== null` lets `undefined` through.
        (skipOuter(right).kind === ts.SyntaxKind.NullKeyword &&
          operatorToken.getText().length === 2))
    )
      addPresent(names, left, true);
  }
}

/** What says the same as leaving it out. */
export function isUndefined(expression: ts.Expression): boolean {
  const inner = skipOuter(expression);
  return ts.isIdentifier(inner) && inner.text === "undefined";
}
