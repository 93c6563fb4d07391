import ts from "typescript";

import {
  functionAround,
  isWithin,
  outermost,
  rootOfChain,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { namesIn } from "../../program/syntax/mentions.ts";
import {
  isAssignment,
  isEquality,
  isLogicalOperator,
} from "../../program/syntax/operators.ts";
import { isConstant, symbolOf } from "../../program/types/symbols.ts";
import { typeAt } from "../../program/types/types.ts";
import type { Call } from "./calls.ts";
import type { Context } from "./context.ts";
import { guardOf } from "./flags.ts";
import { isContinuation, mayAnswerIn, responseAt } from "./response.ts";
import type { Decided, Path, State } from "./state.ts";

/** How far a callback decides by itself whether it answers: `(error, row) => { if (!error) res.json(row); }`. */
export function decidedInside(
  context: Context,
  call: Call,
  body: FunctionWithBody,
  states: readonly State[],
): Decided | undefined {
  const answers = states.some(
    // What a helper makes of the response, it may decide itself.
    (state) => state.kind === "answered" && isOwnAnswer(context, state.node),
  );
  // What a call gives back may tell, and a promise that is waited for may fail in the same case.
  if (!answers || !ts.isExpressionStatement(outermost(call).parent))
    return undefined;
  if (!isToldOfErrors(context, body) || asksElsewhere(context, body, body))
    return undefined;
  return leavesOutside(context, body);
}

/** Whether an answer comes whatever a callback decided that has the response before it. */
export function answersRegardless(
  { node, decided }: Extract<State, { kind: "deferred" }>,
  { caught, implicit }: Path,
  answer: ts.Node,
): boolean {
  if (!decided || implicit) return false;
  // The call itself may have failed: nobody runs its callback then.
  if (caught && isWithin(node, caught.parent.tryBlock)) return false;
  return decided === "always" || !asksBehind(node, answer);
}

function asksElsewhere(
  context: Context,
  node: ts.Node,
  body: FunctionWithBody,
): boolean {
  const asked = questionIn(node);
  return (
    (asked !== undefined &&
      (guardOf(context, asked) !== undefined ||
        (!isChoiceOfValues(context, node) &&
          !isOwn(context, asked, body, new Set())))) ||
    ts.isSwitchStatement(node) ||
    ts.isIterationStatement(node, false) ||
    (ts.forEachChild(
      node,
      (child) => asksElsewhere(context, child, body) || undefined,
    ) ??
      false)
  );
}

function questionIn(node: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(node)) return node.expression;
  if (ts.isConditionalExpression(node)) return node.condition;
  return ts.isBinaryExpression(node) &&
    isLogicalOperator(node.operatorToken.kind)
    ? node.left
    : undefined;
}

/** `{ saved: found ? true : false }`: whichever side is taken, the answer is given outside of it. */
function isChoiceOfValues(context: Context, node: ts.Node): boolean {
  const sides = ts.isConditionalExpression(node)
    ? [node.whenTrue, node.whenFalse]
    : ts.isBinaryExpression(node)
      ? [node.right]
      : [];
  return sides.length > 0 && !sides.some((side) => mayAnswerIn(context, side));
}

/** Whether an expression is made of nothing but what a callback is given. */
function isOwn(
  context: Context,
  node: ts.Node,
  body: FunctionWithBody,
  seen: Set<ts.Node>,
): boolean {
  if (node.kind === ts.SyntaxKind.ThisKeyword) return false;
  if (ts.isPropertyAccessExpression(node))
    return isOwn(context, node.expression, body, seen);
  if (!ts.isIdentifier(node) || node.text === "undefined")
    return !ts.forEachChild(
      node,
      (child) => !isOwn(context, child, body, seen) || undefined,
    );
  const declaration = symbolOf(context.checker, node)?.valueDeclaration;
  if (!declaration || !isWithin(declaration, body)) return false;
  if (seen.has(declaration)) return true;
  seen.add(declaration);
  let at: ts.Node = declaration;
  while (ts.isBindingElement(at)) {
    if (at.initializer && !isOwn(context, at.initializer, body, seen))
      return false;
    at = at.parent.parent;
  }
  if (ts.isParameter(at))
    return !at.initializer || isOwn(context, at.initializer, body, seen);
  if (!ts.isVariableDeclaration(at)) return false;
  if (ts.isCatchClause(at.parent)) return true;
  return (
    isConstant(at) &&
    at.initializer !== undefined &&
    isOwn(context, at.initializer, body, seen)
  );
}

/** An error of any type may be all that a listener is ever given, unless the callback asks whether there is one. */
function isToldOfErrors(context: Context, body: FunctionWithBody): boolean {
  const [first] = body.parameters;
  if (!first || !(typeAt(context.checker, first).flags & ts.TypeFlags.Any))
    return true;
  if (!ts.isIdentifier(first.name)) return false;
  return namesIn(body, first.name.text).some((use) => {
    const at = outermost(use);
    const { parent } = at;
    return (
      questionIn(parent) === at ||
      ts.isPrefixUnaryExpression(parent) ||
      (ts.isBinaryExpression(parent) &&
        (isLogicalOperator(parent.operatorToken.kind) ||
          isEquality(parent.operatorToken.kind)))
    );
  });
}

/** Whether anything around a callback can tell from what it does there; nothing where it lends the response. */
function leavesOutside(
  context: Context,
  body: FunctionWithBody,
): Decided | undefined {
  let left: Decided = "always";
  let lent = false;
  const look = (at: ts.Node): void => {
    if (
      at.kind === ts.SyntaxKind.ThisKeyword ||
      (isWrite(at) && !isOwn(context, rootOfChain(at.left), body, new Set()))
    )
      left = "unasked";
    if (ts.isIdentifier(at) && !isMemberName(at)) {
      if (!responseAt(context, at)) {
        if (isOfFunctionAround(context, at, body)) left = "unasked";
      } else if (!ts.isPropertyAccessExpression(at.parent)) lent = true;
      else if (!isCalledOn(at)) left = "unasked";
    }
    ts.forEachChild(at, look);
  };
  look(body);
  return lent ? undefined : left;
}

function isWrite(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind);
}

function isMemberName(name: ts.Identifier): boolean {
  return (
    ts.isPropertyAccessExpression(name.parent) && name.parent.name === name
  );
}

/** `res.json(row)` */
function isCalledOn(response: ts.Identifier): boolean {
  const { parent } = response;
  return (
    ts.isPropertyAccessExpression(parent) &&
    ts.isCallExpression(parent.parent) &&
    parent.parent.expression === parent
  );
}

function isOfFunctionAround(
  context: Context,
  name: ts.Identifier,
  body: FunctionWithBody,
): boolean {
  if (isContinuation(context, name)) return false;
  const declaration = symbolOf(context.checker, name)?.valueDeclaration;
  return (
    declaration !== undefined &&
    !isWithin(declaration, body) &&
    functionAround(declaration) !== undefined
  );
}

/** Whether the function around a call asks anything behind it, before an answer or its end. */
export function asksBehind(call: ts.Node, answer?: ts.Node): boolean {
  const start = answer ? answer.getStart() : Infinity;
  const asks = (at: ts.Node): boolean => {
    if (at.end <= call.end || at.pos >= start) return false;
    if (at.pos >= call.end) {
      if (ts.isFunctionLike(at)) return false;
      if (
        questionIn(at) !== undefined ||
        ts.isSwitchStatement(at) ||
        ts.isIterationStatement(at, false) ||
        (at !== answer && ts.isCallExpression(at) && isGivenNames(at))
      )
        return true;
    }
    return ts.forEachChild(at, (child) => asks(child) || undefined) ?? false;
  };
  const around = functionAround(call);
  return around !== undefined && asks(around.body);
}

/** `assertUser(user)`, which may throw: more than `log.info("signed in")`. */
function isGivenNames({ arguments: args }: ts.CallExpression): boolean {
  return args.some((arg) => !ts.isLiteralExpression(arg));
}

/** `res.status(200).json(row)` */
function isOwnAnswer(context: Context, node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) &&
    responseAt(context, rootOfChain(node)) !== undefined
  );
}
