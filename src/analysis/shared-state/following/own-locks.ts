import ts from "typescript";

import {
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { changing } from "../../../program/files/method-names.ts";

/** How far a body has been looked through: on, up to the function that it was given, or no further. */
type Way = "on" | "given" | "unknown";

const answers = new WeakMap<FunctionWithBody, boolean>();

/**
 * Whether a function runs what it is given, or comes to its end, at once and whatever is going on: without a
 * wait, a condition or other code before that, nobody is kept out. Syntax alone; of anything else it says nothing.
 */
export function keepsNobodyOut(body: FunctionWithBody): boolean {
  let answer = answers.get(body);
  if (answer === undefined) {
    const given = body.parameters.flatMap(({ name, type }) =>
      ts.isIdentifier(name) && !isPlain(type) ? [name.text] : [],
    );
    const way = wayThrough(body.body, new Set(given));
    // What is given and not called here may be called by whoever holds the lock.
    answer = way === "given" || (way === "on" && given.length === 0);
    answers.set(body, answer);
  }
  return answer;
}

/** In the order in which it runs: the parts of an expression before it. */
function wayThrough(node: ts.Node, given: ReadonlySet<string>): Way {
  if (isBranching(node) || ts.isFunctionLike(node)) return "unknown";
  let way: Way = "on";
  ts.forEachChild(node, (child) => {
    if (way === "on" && !ts.isTypeNode(child)) way = wayThrough(child, given);
  });
  if (way !== "on") return way;
  if (ts.isCallExpression(node)) {
    const callee = skipOuter(node.expression);
    // `this.stack.push(user)` comes back at once.
    if (
      ts.isPropertyAccessExpression(callee) &&
      changing.has(callee.name.text) &&
      ts.isExpressionStatement(node.parent)
    )
      return "on";
    return ts.isIdentifier(callee) && given.has(callee.text)
      ? "given"
      : "unknown";
  }
  return ts.isNewExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isYieldExpression(node) ||
    ts.isTaggedTemplateExpression(node)
    ? "unknown"
    : "on";
}

/** `user: string`: nobody can call it. */
function isPlain(type: ts.TypeNode | undefined): boolean {
  return (
    type?.kind === ts.SyntaxKind.StringKeyword ||
    type?.kind === ts.SyntaxKind.NumberKeyword ||
    type?.kind === ts.SyntaxKind.BooleanKeyword
  );
}

function isBranching(node: ts.Node): boolean {
  return (
    ts.isIfStatement(node) ||
    ts.isSwitchStatement(node) ||
    ts.isConditionalExpression(node) ||
    ts.isIterationStatement(node, false) ||
    ts.isThrowStatement(node) ||
    (ts.isBinaryExpression(node) &&
      [
        ts.SyntaxKind.AmpersandAmpersandToken,
        ts.SyntaxKind.BarBarToken,
        ts.SyntaxKind.QuestionQuestionToken,
        ts.SyntaxKind.AmpersandAmpersandEqualsToken,
        ts.SyntaxKind.BarBarEqualsToken,
        ts.SyntaxKind.QuestionQuestionEqualsToken,
      ].includes(node.operatorToken.kind))
  );
}
