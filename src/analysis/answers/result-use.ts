import ts from "typescript";

import { oncePerNode } from "../../program/files/once.ts";
import { namesIn } from "../../program/syntax/mentions.ts";
import type { Call } from "./calls.ts";
import type { Context } from "./context.ts";
import { responseAt } from "./response.ts";

/**
 * What a body does with what a helper gives it, which may tell whether the helper has answered:
 *
 * - `unasked`: only the answer is made of it (`res.json(user)`), so nothing goes by it.
 * - `apart`: it is taken apart or replaced where it is missing (`const { id } = user ?? {}`), so conditions
 *   ask for parts of it.
 * - `plain`: conditions may ask for the value itself.
 */
export type ResultUse = "unasked" | "apart" | "plain";

export const resultUse: (context: Context, call: Call) => ResultUse =
  oncePerNode(askUse);

function askUse(context: Context, call: Call): ResultUse {
  let at: ts.Node = call;
  let isReplaced = false;
  while (isPassing(at.parent)) {
    isReplaced ||= ts.isBinaryExpression(at.parent);
    at = at.parent;
  }
  const { parent } = at;
  if (isInAnswer(context, at)) return isReplaced ? "apart" : "plain";
  if (!ts.isVariableDeclaration(parent)) return isReplaced ? "apart" : "plain";
  const names = boundIn(parent.name);
  const uses = names.flatMap((name) =>
    namesIn(context.body.getSourceFile(), name.text).filter(
      (use) =>
        use !== name &&
        use.pos >= context.body.pos &&
        use.end <= context.body.end,
    ),
  );
  if (uses.every((use) => isInAnswer(context, use))) return "unasked";
  return isReplaced || !ts.isIdentifier(parent.name) || uses.some(isTakenApart)
    ? "apart"
    : "plain";
}

/** What gives a value on as it is, or another one where it is missing. */
function isPassing(node: ts.Node): boolean {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    (ts.isBinaryExpression(node) && isReplacement(node.operatorToken.kind))
  );
}

function isReplacement(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.QuestionQuestionToken ||
    kind === ts.SyntaxKind.BarBarToken
  );
}

function boundIn(name: ts.BindingName): readonly ts.Identifier[] {
  return ts.isIdentifier(name)
    ? [name]
    : name.elements.flatMap((element) =>
        ts.isBindingElement(element) ? boundIn(element.name) : [],
      );
}

/** `const { id } = user`, `const { id } = user ?? {}` */
function isTakenApart(use: ts.Node): boolean {
  let at = use;
  while (isPassing(at.parent)) at = at.parent;
  return (
    ts.isVariableDeclaration(at.parent) && !ts.isIdentifier(at.parent.name)
  );
}

/** Whether a mention is a part of what the response is given: whatever comes of it there, the answer is given. */
function isInAnswer(context: Context, mention: ts.Node): boolean {
  for (let at = mention; !ts.isStatement(at.parent); at = at.parent) {
    const { parent } = at;
    if (ts.isFunctionLike(parent)) return false;
    if (
      ts.isCallExpression(parent) &&
      parent.expression !== at &&
      ts.isPropertyAccessExpression(parent.expression) &&
      responseAt(context, parent.expression.expression)
    )
      return true;
  }
  return false;
}
