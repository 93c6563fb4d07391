import ts from "typescript";

import {
  calledName,
  functionAround,
  isWithin,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import type { Effect, Stale, WriteEffect } from "../places/effect.ts";
import { isLimit, wayToLimit } from "../places/guards.ts";
import { putInto } from "../places/spent-parts.ts";
import { Flag } from "../places/value.ts";

/** `if (took > slowest) this.slowest = took` behind the wait: a record that another request may have broken meanwhile. */
export function keepsTheBest(
  { target }: WriteEffect,
  { condition, suspension }: Stale,
): boolean {
  const test = condition && skipOuter(condition as ts.Expression);
  if (
    !test ||
    !isLimit(test) ||
    !ts.isBinaryExpression(test) ||
    !ts.isBinaryExpression(target) ||
    test.getSourceFile() !== suspension.getSourceFile() ||
    test.pos < suspension.end
  )
    return false;
  const written = skipOuter(target.right);
  return (
    ts.isIdentifier(written) &&
    [test.left, test.right].some((side) => {
      const compared = skipOuter(side);
      return ts.isIdentifier(compared) && compared.text === written.text;
    })
  );
}

/**
 * Whether a write behind an old check of a limit leaves what the limit guards alone: it takes back what was
 * counted, or counts what happened and begins again (`failures = 0`), which nobody spends.
 */
export function spendsNothing(
  effect: WriteEffect,
  stale: Stale,
  effects: readonly Effect[],
): boolean {
  return (
    startsAgain(effect.target) ||
    forgetsWhatIsOver(effect) ||
    movesAway(effect.target, stale) ||
    effects.some(
      (other) =>
        other.kind === "write" &&
        other.how === "reset" &&
        other.location.key === effect.location.key &&
        other.stale?.condition === stale.condition,
    )
  );
}

/**
 * `failures++` beside `failures = 0` after the wait, wherever both stand, or `{ ...state, failures: state.failures + 1 }` beside
 * `{ ...state, failures: 0 }`: the number says how things went.
 */
export function beginsAgain(
  checker: ts.TypeChecker,
  effect: WriteEffect,
  { read }: Stale,
  effects: readonly Effect[],
): boolean {
  const [part] = read.location.path.slice(effect.location.path.length);
  return (
    effect.how === "update" &&
    effects.some(
      ({ kind, late, location, target }) =>
        kind === "write" &&
        late &&
        location.key === effect.location.key &&
        (isNumber(part && putInto(checker, target, part.text)) ||
          (ts.isBinaryExpression(target) &&
            target.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
            isNumber(skipOuter(target.right)))),
    )
  );
}

function isNumber(value: ts.Expression | undefined): boolean {
  return value !== undefined && ts.isNumericLiteral(value);
}

/**
 * `busy = true` with a `finally { busy = false }` behind it: what is given back however the work ends was
 * there to keep others out.
 */
export function isGivenBack(
  { location, target }: WriteEffect,
  effects: readonly Effect[],
): boolean {
  return effects.some(
    (other) =>
      other.kind === "write" &&
      other.how === "reset" &&
      other.location.key === location.key &&
      other.target.getSourceFile() === target.getSourceFile() &&
      other.target.pos > target.end &&
      isInFinally(other.target, target),
  );
}

/**
 * `if (now - client.usedAt < idle) { client.usedAt = now; return client; } await client.ping(); client.usedAt = now`: the time
 * goes on whether or not the wait was needed, so that it isn't what allows one.
 */
export function isStampedAnyway(
  { node, location }: WriteEffect,
  { suspension, read }: Stale,
  effects: readonly Effect[],
): boolean {
  return effects.some(
    (other) =>
      other.kind === "write" &&
      other.node !== node &&
      other.how === "assign" &&
      other.location.key === location.key &&
      (other.value.flags & Flag.clock) !== 0 &&
      other.node.getSourceFile() === suspension.getSourceFile() &&
      other.node.pos > read.node.pos &&
      other.node.end < suspension.pos,
  );
}

function isInFinally(node: ts.Node, before: ts.Node): boolean {
  const within = ts.findAncestor(node, (at) =>
    ts.isFunctionLike(at)
      ? "quit"
      : ts.isBlock(at) &&
        ts.isTryStatement(at.parent) &&
        at.parent.finallyBlock === at,
  );
  // The claim stands in the `try`, or before it in the same function.
  return (
    within !== undefined && functionAround(within) === functionAround(before)
  );
}

/** `failures = ok ? 0 : failures + 1`: either computed from what is there or a new beginning. */
function startsAgain(write: ts.Node): boolean {
  if (
    !ts.isBinaryExpression(write) ||
    write.operatorToken.kind !== ts.SyntaxKind.EqualsToken
  )
    return false;
  const right = skipOuter(write.right);
  return (
    ts.isConditionalExpression(right) &&
    [right.whenTrue, right.whenFalse].some((side) =>
      ts.isNumericLiteral(skipOuter(side)),
    )
  );
}

/** `stamps = stamps.filter((at) => Date.now() - at < span)`: time alone takes out what goes. */
function forgetsWhatIsOver({ target, value }: WriteEffect): boolean {
  if (!ts.isBinaryExpression(target) || (value.flags & Flag.clock) === 0)
    return false;
  const call = skipOuter(target.right);
  return (
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    call.expression.name.text === "filter" &&
    call.expression.expression.getText() === target.left.getText()
  );
}

/** `inFlight--` behind `if (inFlight >= most) return`, `open.delete(key)` behind one of `open.size`: it leads away from the limit. */
function movesAway(write: ts.Node, { condition, read, sides }: Stale): boolean {
  const way = directionOf(write);
  const test = condition && skipOuter(condition as ts.Expression);
  if (way === undefined || !test || !ts.isBinaryExpression(test)) return false;
  const isLeft = standsIn(read.node, test.left, test.right);
  if (isLeft === undefined || (sides !== 1 && sides !== 2)) return false;
  // Where the place was found above the limit, more of it does no harm.
  return way !== wayToLimit(test, isLeft, sides);
}

/** On which side of a comparison a reading stands: true for the left, undefined where it isn't told. */
function standsIn(
  reading: ts.Node,
  left: ts.Expression,
  right: ts.Expression,
): boolean | undefined {
  const isIn = (side: ts.Node): boolean =>
    reading.getSourceFile() === side.getSourceFile() && isWithin(reading, side);
  if (isIn(left)) return true;
  if (isIn(right)) return false;
  // `const now = inFlight; if (now > 5) …`
  const isNumber = (side: ts.Expression): boolean =>
    ts.isNumericLiteral(skipOuter(side));
  if (isNumber(left) === isNumber(right)) return undefined;
  return isNumber(right);
}

/** Which way a write moves a number, or how many a container has; undefined where it may be either. */
function directionOf(write: ts.Node): "up" | "down" | undefined {
  if (ts.isPrefixUnaryExpression(write) || ts.isPostfixUnaryExpression(write))
    return write.operator === ts.SyntaxKind.PlusPlusToken ? "up" : "down";
  if (ts.isCallExpression(write)) return takesOut(write) ? "down" : undefined;
  if (!ts.isBinaryExpression(write)) return undefined;
  const right = skipOuter(write.right);
  switch (write.operatorToken.kind) {
    case ts.SyntaxKind.PlusEqualsToken:
      return isPositive(right) ? "up" : undefined;
    case ts.SyntaxKind.MinusEqualsToken:
      return isPositive(right) ? "down" : undefined;
    case ts.SyntaxKind.EqualsToken:
      return ts.isBinaryExpression(right) &&
        right.left.getText() === write.left.getText() &&
        isPositive(skipOuter(right.right))
        ? right.operatorToken.kind === ts.SyntaxKind.PlusToken
          ? "up"
          : right.operatorToken.kind === ts.SyntaxKind.MinusToken
            ? "down"
            : undefined
        : undefined;
    default:
      return undefined;
  }
}

function takesOut({ expression }: ts.CallExpression): boolean {
  const callee = skipOuter(expression);
  return (
    ts.isPropertyAccessExpression(callee) &&
    /^(?:delete|pop|shift)$/.test(callee.name.text)
  );
}

/** `1`, `isAdmin ? 0 : 1` */
function isPositive(amount: ts.Expression): boolean {
  return ts.isConditionalExpression(amount)
    ? isPositive(skipOuter(amount.whenTrue)) &&
        isPositive(skipOuter(amount.whenFalse))
    : ts.isNumericLiteral(amount);
}

/** `seat.free = false` */
export function isTaken({ target }: WriteEffect): boolean {
  return (
    ts.isBinaryExpression(target) &&
    skipOuter(target.right).kind === ts.SyntaxKind.FalseKeyword
  );
}

/** `peers.delete(peer)` */
export function isDelete({ target }: WriteEffect): boolean {
  return ts.isCallExpression(target) && calledName(target) === "delete";
}
