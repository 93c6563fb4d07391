import ts from "typescript";

import {
  returnedBy,
  skipAwait,
} from "../../../program/calls/returned-values.ts";
import { skipOuter } from "../../../program/syntax/functions.ts";
import { lastOf } from "../../../program/syntax/leaving.ts";
import { functionsOf } from "../../../program/types/symbols.ts";
import { isLimit } from "./guards.ts";
import type { State } from "./state.ts";
import type { Read, Value } from "./value.ts";

type Counted = State["counted"];

/** Behind the key of a place that was made more of, or less. */
const way = { up: "^", down: "_" } as const;
type Way = keyof typeof way;

/** The places that a body has counted itself in, with one more that `target` computes from itself. */
export function withCounted(
  counted: Counted,
  key: string,
  target: ts.Node,
): Counted {
  const more = new Set(counted).add(key);
  const known = wayOf(target);
  return known ? more.add(key + way[known]) : more;
}

/**
 * `if (++used > limit) …`: who counts itself in before it asks is let in or not by that alone. Who fills up first
 * (`tokens += refilled; if (tokens < 1) return;`) has taken nothing yet.
 */
export function undecided(
  checker: ts.TypeChecker,
  { counted }: State,
  condition: ts.Node,
  reads: Value["reads"],
  holds: boolean,
): Value["reads"] {
  if (counted.size === 0 || !asksForLimit(checker, condition)) return reads;
  return new Map(
    [...reads].filter(
      ([, read]) =>
        read.stale ||
        !counted.has(read.location.key) ||
        isFilledUp(counted, condition, read, holds),
    ),
  );
}

/** `used >= limit`, or `!attempt(key)`, whose answer is `++used <= limit`. */
export function asksForLimit(
  checker: ts.TypeChecker,
  condition: ts.Node | undefined,
): boolean {
  if (!condition) return false;
  const asked = skipAwait(condition as ts.Expression);
  if (ts.isPrefixUnaryExpression(asked))
    return asksForLimit(checker, asked.operand);
  return (
    isLimit(asked) ||
    (ts.isCallExpression(asked) &&
      functionsOf(checker, asked.expression).some((body) =>
        returnedBy(body).some(saysLimit),
      ))
  );
}

/** `return used <= limit`, `if (used > limit) return false` */
function saysLimit(value: ts.Expression): boolean {
  const test = ts.findAncestor(value, (at) =>
    ts.isFunctionLike(at) ? "quit" : ts.isIfStatement(at),
  );
  return (
    isLimit(value) ||
    (test !== undefined && ts.isIfStatement(test) && isLimit(test.expression))
  );
}

/** Whether a place was only moved away from the limit that lets this side of a check on. */
function isFilledUp(
  counted: Counted,
  condition: ts.Node,
  read: Read,
  holds: boolean,
): boolean {
  const compared = skipOuter(condition as ts.Expression);
  if (!ts.isBinaryExpression(compared)) return false;
  const { left, operatorToken, right } = compared;
  const isLeft = skipOuter(left) === read.node;
  if (!isLeft && skipOuter(right) !== read.node) return false;
  // Who is turned away may take back what was counted.
  if (holds || !turnsAway(condition)) return false;
  const isLess = operatorToken.getText().startsWith("<");
  // `if (tokens < 1) return;` goes on with what is more.
  const limit: Way = isLess === isLeft ? "down" : "up";
  const other: Way = limit === "up" ? "down" : "up";
  const { key } = read.location;
  return counted.has(key + way[other]) && !counted.has(key + way[limit]);
}

/** `if (tokens < 1) return false;`, and no more for those who come through. */
function turnsAway(condition: ts.Node): boolean {
  const { parent } = condition;
  if (
    !ts.isIfStatement(parent) ||
    parent.expression !== condition ||
    parent.elseStatement
  )
    return false;
  const last = lastOf(parent.thenStatement);
  return (
    last !== undefined &&
    (ts.isThrowStatement(last) ||
      (ts.isReturnStatement(last) &&
        (!last.expression ||
          isAnswered(last.expression) ||
          last.expression.kind === ts.SyntaxKind.FalseKeyword ||
          last.expression.kind === ts.SyntaxKind.NullKeyword)))
  );
}

/** `return void response.sendStatus(429)` */
function isAnswered(returned: ts.Expression): boolean {
  const answer = ts.isVoidExpression(returned)
    ? skipOuter(returned.expression)
    : returned;
  return (
    answer !== returned &&
    ts.isCallExpression(answer) &&
    ts.isPropertyAccessExpression(answer.expression)
  );
}

/** `used++`, `used -= n`, `tokens = Math.min(capacity, tokens + refilled)` */
export function wayOf(target: ts.Node): Way | undefined {
  if (ts.isPrefixUnaryExpression(target) || ts.isPostfixUnaryExpression(target))
    return target.operator === ts.SyntaxKind.PlusPlusToken ? "up" : "down";
  if (!ts.isBinaryExpression(target)) return undefined;
  switch (target.operatorToken.kind) {
    case ts.SyntaxKind.PlusEqualsToken:
      return "up";
    case ts.SyntaxKind.MinusEqualsToken:
      return "down";
    default:
      return wayOfSum(target.right, skipOuter(target.left).getText());
  }
}

/** `used + 1`, also as one of several: `Math.max(0, used - 1)`. */
function wayOfSum(sum: ts.Expression, place: string): Way | undefined {
  const inner = skipOuter(sum);
  if (ts.isCallExpression(inner)) {
    for (const argument of inner.arguments) {
      const found = wayOfSum(argument, place);
      if (found) return found;
    }
    return undefined;
  }
  if (!ts.isBinaryExpression(inner)) return undefined;
  const { left, operatorToken, right } = inner;
  const isPlus = operatorToken.kind === ts.SyntaxKind.PlusToken;
  if (!isPlus && operatorToken.kind !== ts.SyntaxKind.MinusToken)
    return undefined;
  if (skipOuter(left).getText() === place) return isPlus ? "up" : "down";
  return isPlus && skipOuter(right).getText() === place ? "up" : undefined;
}
