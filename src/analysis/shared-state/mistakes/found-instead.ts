import ts from "typescript";

import {
  functionAround,
  isWithin,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { lastOf } from "../../../program/syntax/leaving.ts";
import { isAssignment } from "../../../program/syntax/operators.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { typeAt } from "../../../program/types/types.ts";
import type { Stale, WriteEffect } from "../places/effect.ts";
import { isLimit, sideEmpty } from "../places/guards.ts";
import { isLogCall } from "../places/log-calls.ts";
import { ifAround, otherSide, refusalIn, refusesIn } from "./refusals.ts";

/**
 * Whether a check looks for what was made before, and uses that in place of what it would wait for:
 * `let page = pages.find(…); if (!page) { page = await load(); pages.push(page); }`, `if (page) return page;`. Who does
 * so a second time has done the work twice, and no more.
 */
export function usesWhatWasFound(
  checker: ts.TypeChecker,
  { node }: WriteEffect,
  { condition }: Stale,
): boolean {
  const test = condition && ifAround(condition);
  if (!test || functionAround(test) !== aroundCallbacks(node, test))
    return false;
  const found = foundIn(test.expression);
  const symbol = found && symbolOf(checker, found);
  if (!found || !symbol) return false;
  const isFound = (at: ts.Node): boolean =>
    ts.isIdentifier(at) &&
    at.text === found.text &&
    symbolOf(checker, at) === symbol;
  if (isWithin(node, test.thenStatement) && isFilledIn(test, isFound))
    return true;
  const other = otherSide(test, node);
  const given = other && !refusalIn(other) ? lastReturned(other) : undefined;
  return given !== undefined && mentions(given, isFound);
}

/**
 * Whether a check of a time answers with another part of what was found (`if (entry.until > now) return entry.body`), or with
 * all of it: a cache with a lifetime, in which the second to come writes the same once more.
 */
export function answersWithWhatWasFound(
  checker: ts.TypeChecker,
  { node }: WriteEffect,
  { condition }: Stale,
): boolean {
  const test = condition && ifAround(condition);
  if (!test) return false;
  const compared = new Map<ts.Symbol, Set<string>>();
  const note = (at: ts.Node): void => {
    const symbol = ts.isIdentifier(at) ? symbolOf(checker, at) : undefined;
    const part = partOf(at);
    if (symbol && part !== undefined)
      compared.set(symbol, (compared.get(symbol) ?? new Set()).add(part));
    ts.forEachChild(at, note);
  };
  note(condition);
  // `if (cached !== undefined) return cached`, where whoever gave it has looked at the time.
  const whole = isLimit(condition)
    ? undefined
    : foundIn(condition as ts.Expression);
  const symbol = whole && symbolOf(checker, whole);
  if (symbol && !compared.has(symbol) && !saysHowMuch(checker, whole))
    compared.set(symbol, new Set());
  const isOther = (at: ts.Node): boolean => {
    if (!ts.isIdentifier(at) || isLogged(checker, at)) return false;
    const symbol = symbolOf(checker, at);
    const parts = symbol && compared.get(symbol);
    return parts !== undefined && !parts.has(partOf(at) ?? "");
  };
  return [test.thenStatement, test.elseStatement].some(
    (side) =>
      side !== undefined &&
      !isWithin(node, side) &&
      !refusesIn(side) &&
      mentions(side, isOther),
  );
}

/**
 * `if (--room.users <= 0) rooms.delete(id)` behind the wait: what was found is asked now whether it is still needed, and
 * whoever shares it counts in the object itself.
 */
export function asksWhatWasFound(
  checker: ts.TypeChecker,
  { node }: WriteEffect,
  { condition, suspension }: Stale,
): boolean {
  const found = condition && foundIn(condition as ts.Expression);
  const symbol = found && symbolOf(checker, found);
  if (!symbol) return false;
  const test = ts.findAncestor(
    node,
    (at) => ts.isFunctionLike(at) || ts.isIfStatement(at),
  );
  return (
    test !== undefined &&
    ts.isIfStatement(test) &&
    isWithin(node, test.thenStatement) &&
    test.getSourceFile() === suspension.getSourceFile() &&
    test.pos >= suspension.end &&
    mentions(
      test.expression,
      (at) =>
        partOf(at) !== undefined &&
        ts.isIdentifier(at) &&
        symbolOf(checker, at) === symbol,
    )
  );
}

/** Whether a name stands in what is only written to a log. */
function isLogged(checker: ts.TypeChecker, name: ts.Node): boolean {
  return (
    ts.findAncestor(name, (at) =>
      ts.isFunctionLike(at) || ts.isStatement(at)
        ? "quit"
        : ts.isCallExpression(at) && isLogCall(checker, at),
    ) !== undefined
  );
}

/** A truth or a number: what was asked, and not what was kept. */
function saysHowMuch(checker: ts.TypeChecker, name: ts.Identifier): boolean {
  const type = checker.getNonNullableType(typeAt(checker, name));
  return (
    (type.flags & (ts.TypeFlags.BooleanLike | ts.TypeFlags.NumberLike)) !== 0
  );
}

/** `until` of `entry.until`, where the name is that of the whole. */
function partOf(name: ts.Node): string | undefined {
  const { parent } = name;
  return ts.isPropertyAccessExpression(parent) && parent.expression === name
    ? parent.name.text
    : undefined;
}

/** The function around a write, or around the wait whose callback it stands in. */
function aroundCallbacks(write: ts.Node, test: ts.Node): ts.Node | undefined {
  const home = functionAround(test);
  let at = functionAround(write);
  while (at && at !== home && ts.isCallExpression(at.parent))
    at = functionAround(at.parent);
  return at;
}

/** The name in `page`, `!page`, `page === undefined`. */
function foundIn(test: ts.Expression): ts.Identifier | undefined {
  let at = skipOuter(test);
  if (ts.isPrefixUnaryExpression(at)) at = skipOuter(at.operand);
  else if (ts.isBinaryExpression(at)) at = skipOuter(at.left);
  return ts.isIdentifier(at) ? at : undefined;
}

/** `page = await load()` where nothing was found. */
function isFilledIn(
  { thenStatement }: ts.IfStatement,
  isFound: (at: ts.Node) => boolean,
): boolean {
  return mentions(
    thenStatement,
    (at) =>
      ts.isBinaryExpression(at) &&
      isAssignment(at.operatorToken.kind) &&
      isFound(skipOuter(at.left)) &&
      ts.isAwaitExpression(skipOuter(at.right)),
  );
}

function lastReturned(statement: ts.Statement): ts.Expression | undefined {
  const last = lastOf(statement);
  return last && ts.isReturnStatement(last) ? last.expression : undefined;
}

function mentions(node: ts.Node, is: (at: ts.Node) => boolean): boolean {
  return (
    is(node) ||
    (ts.forEachChild(node, (child) => mentions(child, is) || undefined) ??
      false)
  );
}

/** `if (!history.length)`: what comes into an empty list fills it, as a value does an empty place. */
export function wasEmptyList({ condition, sides }: Stale): boolean {
  return condition !== undefined && sideEmpty(condition) === sides;
}
