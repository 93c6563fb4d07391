import ts from "typescript";

import {
  functionAround,
  isWithin,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { isDefaulting } from "../../../program/syntax/operators.ts";
import type { Stale, WriteEffect } from "../places/effect.ts";
import { isLimit } from "../places/guards.ts";
import {
  constantNamed,
  isMadeOf,
  plainText,
  waitsBetween,
  waitsIn,
  writtenBy,
} from "../places/nodes.ts";
import { putInto } from "../places/spent-parts.ts";

/** How many constants may stand between what is written and the place. */
const deepest = 3;

/** Whether an expression gives what stands at a place, as it is when the write comes. */
type IsPlace = (expression: ts.Expression) => boolean;

/**
 * Whether a write behind an old check looks into the place once more, and leaves what it finds there: `owner = owner ?? user`,
 * `const owner = owners.get(room) ?? user; owners.set(room, owner)`, `state = { ...state, owner: state.owner ?? user }`, and of what
 * is compared the larger or the smaller (`highest = Math.max(highest, bid)`).
 */
export function keepsWhatIsThere(
  checker: ts.TypeChecker,
  { target, location }: WriteEffect,
  { condition, sides, read, suspension }: Stale,
): boolean {
  const written = writtenBy(target);
  const place = placeOf(target);
  if (!written || place === undefined || waitsIn(target)) return false;
  const isNow = (declared: ts.Node): boolean =>
    declared.getSourceFile() === target.getSourceFile() &&
    functionAround(declared) === functionAround(target) &&
    !isBetween(suspension, declared, target) &&
    !waitsBetween(declared, target);
  const named = (name: ts.Identifier): ts.Expression | undefined => {
    const value = constantNamed(checker, name);
    return value && isNow(value) ? value : undefined;
  };
  const isPlace =
    (wanted: string): IsPlace =>
    (expression) => {
      const inner = skipOuter(expression);
      const value = ts.isIdentifier(inner) ? named(inner) : undefined;
      return (
        plainText(inner) === wanted || (!!value && plainText(value) === wanted)
      );
    };
  const limit = condition !== undefined && isLimit(condition);
  const better = limit
    ? betterBy(checker, condition, { sides, read, place })
    : /^$/;
  const keeps = (value: ts.Expression, is: IsPlace, depth: number): boolean => {
    const inner = skipOuter(value);
    if (ts.isBinaryExpression(inner))
      // `owner ?? invited ?? user`
      return (
        isDefaulting(inner) && (is(inner.left) || keeps(inner.left, is, depth))
      );
    if (ts.isCallExpression(inner))
      return (
        better.test(inner.expression.getText()) &&
        keepsBetter(checker, inner, is, place)
      );
    const initializer =
      depth > 0 && ts.isIdentifier(inner) ? named(inner) : undefined;
    return initializer !== undefined && keeps(initializer, is, depth - 1);
  };
  const [part, ...parts] = read.location.path.slice(location.path.length);
  if (!part) return keeps(written, isPlace(place), deepest);
  const put =
    parts.length === 0 && part.kind === "name"
      ? putInto(checker, target, part.text)
      : undefined;
  if (!put) return false;
  const isPart: IsPlace = (expression) => {
    const inner = skipOuter(expression);
    return (
      ts.isPropertyAccessExpression(inner) &&
      inner.name.text === part.text &&
      isPlace(place)(inner.expression)
    );
  };
  return keeps(put, isPart, deepest);
}

/** Whether what others came in stands between a reading and the write of the same function. */
function isBetween(
  suspension: ts.Node,
  reading: ts.Node,
  write: ts.Node,
): boolean {
  return (
    suspension.getSourceFile() === write.getSourceFile() &&
    suspension.pos >= reading.pos &&
    suspension.end <= write.end
  );
}

/** How the code reads what a write puts somewhere. */
function placeOf(target: ts.Node): string | undefined {
  if (ts.isBinaryExpression(target))
    return target.operatorToken.kind === ts.SyntaxKind.EqualsToken
      ? plainText(target.left)
      : undefined;
  if (
    !ts.isCallExpression(target) ||
    !ts.isPropertyAccessExpression(target.expression) ||
    target.expression.name.text !== "set"
  )
    return undefined;
  const [key] = target.arguments;
  return key
    ? `${plainText(target.expression.expression)}.get(${plainText(key)})`
    : undefined;
}

/** Behind `if (bid <= highest) return;` the larger one is the better one. */
function betterBy(
  checker: ts.TypeChecker,
  condition: ts.Node,
  {
    sides,
    read,
    place,
  }: Pick<Stale, "sides" | "read"> & { readonly place: string },
): RegExp {
  const inner = skipOuter(condition as ts.Expression);
  if (!ts.isBinaryExpression(inner)) return /^$/;
  const holdsPlace = (side: ts.Node): boolean =>
    isWithin(read.node, side) || isMadeOf(checker, side, place);
  const isLeft = holdsPlace(inner.left);
  if (isLeft === holdsPlace(inner.right)) return /^Math\.(?:max|min)$/;
  const isLess = inner.operatorToken.getText().startsWith("<");
  // Each of these that isn't so turns it round.
  return [isLess, isLeft, sides === 1].filter(Boolean).length % 2 === 1
    ? /^Math\.max$/
    : /^Math\.min$/;
}

/** `Math.max(highest, bid)`, of the place and of something else than what is computed from it. */
function keepsBetter(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
  is: IsPlace,
  place: string,
): boolean {
  const isKept = (argument: ts.Expression): boolean => {
    const inner = skipOuter(argument);
    return (
      is(inner) ||
      // `best.get(id) ?? 0`
      (ts.isBinaryExpression(inner) &&
        isDefaulting(inner) &&
        is(inner.left) &&
        ts.isLiteralExpression(skipOuter(inner.right)))
    );
  };
  const others = call.arguments.filter((argument) => !isKept(argument));
  return (
    others.length < call.arguments.length &&
    !others.some((argument) => isMadeOf(checker, argument, place))
  );
}
