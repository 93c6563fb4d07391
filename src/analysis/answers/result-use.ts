import ts from "typescript";

import { oncePerNode } from "../../program/files/once.ts";
import { namesIn } from "../../program/syntax/mentions.ts";
import { isAndOr, isDefaulting } from "../../program/syntax/operators.ts";
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
  const other = isReplaced ? "apart" : "plain";
  if (isInAnswer(context, at)) return other;
  const declaration = declarationAround(at);
  if (!declaration) return other;
  const uses = usesOfNames(context, declaration);
  // A function that it goes through may throw for want of it.
  if (declaration === parent && uses.every((use) => isInAnswer(context, use)))
    return "unasked";
  const isItself = declaration === parent && ts.isIdentifier(declaration.name);
  const isAskedApart = uses.some(
    (use) =>
      isAskedOtherwise(context, use) ||
      (!isItself &&
        !isInAnswer(context, use) &&
        questionAround(use) !== undefined),
  );
  return isReplaced || isAskedApart ? "apart" : "plain";
}

/** The variable that gets what is made of a value: `const isFound = Boolean(user)`. */
function declarationAround(value: ts.Node): ts.VariableDeclaration | undefined {
  let at = value;
  while (!ts.isStatement(at.parent) && !ts.isFunctionLike(at.parent)) {
    if (ts.isVariableDeclaration(at.parent)) return at.parent;
    at = at.parent;
  }
  return undefined;
}

function usesOfNames(
  { body }: Context,
  { name }: ts.VariableDeclaration,
): readonly ts.Node[] {
  return boundIn(name).flatMap((bound) =>
    namesIn(body, bound.text).filter((use) => use !== bound),
  );
}

/** Whether a condition asks for a value, but not itself: `check(user)`, `switch (user)`, a part of it, what was made of it. */
function isAskedOtherwise(context: Context, use: ts.Node): boolean {
  const made = declarationAround(use);
  if (made)
    return (
      !ts.isIdentifier(made.name) ||
      usesOfNames(context, made).some(
        (one) => !isInAnswer(context, one) && questionAround(one) !== undefined,
      )
    );
  const question = questionAround(use);
  return (
    question !== undefined &&
    (ts.isSwitchStatement(question.parent) || isArgumentIn(use, question))
  );
}

/** The condition, or what a `switch` goes by, that a mention is a part of. */
function questionAround(mention: ts.Node): ts.Node | undefined {
  let at = mention;
  for (; !ts.isFunctionLike(at.parent); at = at.parent) {
    const { parent } = at;
    if (
      ts.isIfStatement(parent) ||
      ts.isWhileStatement(parent) ||
      ts.isDoStatement(parent) ||
      ts.isSwitchStatement(parent)
    )
      return parent.expression === at ? at : undefined;
    if (ts.isConditionalExpression(parent) && parent.condition === at)
      return at;
    if (ts.isBinaryExpression(parent) && parent.left === at && isAndOr(parent))
      return at;
    if (ts.isStatement(parent)) return undefined;
  }
  return undefined;
}

function isArgumentIn(mention: ts.Node, question: ts.Node): boolean {
  for (let at = mention; at !== question; at = at.parent)
    if (ts.isCallExpression(at.parent) && at.parent.expression !== at)
      return true;
  return false;
}

/** What gives a value on as it is, or another one where it is missing. */
function isPassing(node: ts.Node): boolean {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    (ts.isBinaryExpression(node) && isDefaulting(node))
  );
}

function boundIn(name: ts.BindingName): readonly ts.Identifier[] {
  return ts.isIdentifier(name)
    ? [name]
    : name.elements.flatMap((element) =>
        ts.isBindingElement(element) ? boundIn(element.name) : [],
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
