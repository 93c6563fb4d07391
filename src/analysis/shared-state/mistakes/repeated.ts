import ts from "typescript";

import {
  functionAround,
  isFunctionWithBody,
  isWithin,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { isEquality } from "../../../program/syntax/operators.ts";
import { namesSetIn } from "../../../program/syntax/set-names.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { writtenBy } from "../places/nodes.ts";
import type { Call, Effect, Stale, WriteEffect } from "../places/effect.ts";
import { asksForLimit } from "../places/counted.ts";
import { sideOfEqual } from "../places/guards.ts";
import { isAcquirer } from "./acquirers.ts";
import { isOnTheWay } from "./on-the-way.ts";

/**
 * `refresh(id)` in what is called before the check, and again behind it, or at the head of the loop around both: the same
 * is written whatever the check says.
 */
export function isRepeated(
  checker: ts.TypeChecker,
  effect: WriteEffect,
  stale: Stale,
  effects: readonly Effect[],
): boolean {
  const { how, target, path } = effect;
  return (
    (how === "assign" ||
      how === "remove" ||
      (how === "update" && !asksForLimit(checker, stale.condition))) &&
    effects.some(
      (other) =>
        other.kind === "write" &&
        other.target === target &&
        (other.node !== effect.node || isAtHead(effect.node, stale)) &&
        isOnTheWay(other.node, stale.read.node) &&
        givesTheSame(checker, path, other.path),
    )
  );
}

/**
 * `if (state === "open") throw …; try { await work(); state = "closed"; } catch { state = "open"; }`: the check lets any number
 * pass, before the write and after it, and shuts them out once one of them has failed.
 */
export function isBreaker(
  effect: WriteEffect,
  { condition, sides, suspension }: Stale,
  effects: readonly Effect[],
): boolean {
  const { how, location } = effect;
  const inner = condition && skipOuter(condition as ts.Expression);
  if (
    how !== "assign" ||
    !inner ||
    !ts.isBinaryExpression(inner) ||
    !isEquality(inner.operatorToken.kind) ||
    sides !== 3 - sideOfEqual(inner) ||
    location.path.some(({ kind }) => kind !== "name")
  )
    return false;
  const refused = stateIn(inner.right) ?? stateIn(inner.left);
  if (refused === undefined) return false;
  const sets = ({ target }: WriteEffect, isRefused: boolean): boolean =>
    statesIn(writtenBy(target)).some(
      (state) => (state === refused) === isRefused,
    );
  const isEither = sets(effect, true) && sets(effect, false);
  if (isEither) return !isAcquirer(suspension);
  const isOpened = sets(effect, true);
  return (
    (isOpened ? !isAcquirer(suspension) : sets(effect, false)) &&
    effects.some(
      (other) =>
        other.kind === "write" &&
        other.location.key === location.key &&
        sets(other, !isOpened) &&
        (!isOpened || areTwoOutcomes(effect.target, other.target, suspension)),
    )
  );
}

/** `if (failed) state = "open"; else state = "closed";` behind the wait. */
function areTwoOutcomes(one: ts.Node, other: ts.Node, wait: ts.Node): boolean {
  const test = ts.findAncestor(one, (at) =>
    ts.isFunctionLike(at) ? "quit" : ts.isIfStatement(at),
  );
  return (
    test !== undefined &&
    ts.isIfStatement(test) &&
    test.elseStatement !== undefined &&
    test.getSourceFile() === wait.getSourceFile() &&
    test.pos > wait.end &&
    isWithin(
      other,
      isWithin(one, test.thenStatement)
        ? test.elseStatement
        : test.thenStatement,
    )
  );
}

/** The states that a value may be: both of `failed ? "open" : "closed"`. */
function statesIn(value: ts.Expression | undefined): readonly string[] {
  const inner = value && skipOuter(value);
  const sides =
    inner && ts.isConditionalExpression(inner)
      ? [inner.whenTrue, inner.whenFalse]
      : [inner];
  return sides.flatMap((side) => stateIn(side) ?? []);
}

/** `"open"`, `State.Open`: a state by its name. */
function stateIn(expression: ts.Expression | undefined): string | undefined {
  const inner = expression && skipOuter(expression);
  return inner &&
    (ts.isStringLiteralLike(inner) ||
      (ts.isPropertyAccessExpression(inner) &&
        /^[A-Z]/.test(inner.expression.getText())))
    ? inner.getText()
    : undefined;
}

/** Whether a call stands before the check and before the wait in the loop that leads back to it. */
function isAtHead(node: ts.Node, { read, suspension }: Stale): boolean {
  const loop = ts.findAncestor(node, (at) =>
    ts.isFunctionLike(at)
      ? "quit"
      : ts.isIterationStatement(at, false) && isWithin(suspension, at),
  );
  return (
    loop !== undefined && node.end <= read.node.pos && node.end < suspension.pos
  );
}

/** Whether the last calls of two ways to one write give its function the same, in terms of the body they both begin in. */
function givesTheSame(
  checker: ts.TypeChecker,
  one: readonly Call[],
  other: readonly Call[],
): boolean {
  const left = one.at(-1)?.node;
  const right = other.at(-1)?.node;
  if (
    !left ||
    !right ||
    !ts.isCallExpression(left) ||
    !ts.isCallExpression(right) ||
    left.arguments.length !== right.arguments.length
  )
    return false;
  return left.arguments.every((argument, index) => {
    const given = givenIn(checker, argument, one, one.length - 1);
    const second = right.arguments[index];
    return (
      given !== undefined &&
      second !== undefined &&
      given === givenIn(checker, second, other, other.length - 1)
    );
  });
}

/** The constant or the parameter that an argument is in the outermost body; undefined where it is computed on the way. */
function givenIn(
  checker: ts.TypeChecker,
  argument: ts.Expression,
  path: readonly Call[],
  index: number,
): ts.Symbol | undefined {
  const inner = skipOuter(argument);
  if (!ts.isIdentifier(inner)) return undefined;
  const symbol = symbolOf(checker, inner);
  const declaration = symbol?.valueDeclaration;
  if (!declaration || !keepsItsValue(declaration)) return undefined;
  if (index === 0) return symbol;
  const call = path[index - 1]?.node;
  if (!call || !ts.isCallExpression(call) || !ts.isParameter(declaration))
    return undefined;
  const { parent } = declaration;
  if (parent !== functionAround(inner)) return undefined;
  const outer = call.arguments[parent.parameters.indexOf(declaration)];
  return outer && givenIn(checker, outer, path, index - 1);
}

function keepsItsValue(declaration: ts.Declaration): boolean {
  return ts.isParameter(declaration)
    ? ts.isIdentifier(declaration.name) &&
        isFunctionWithBody(declaration.parent) &&
        !namesSetIn(declaration.parent).has(declaration.name.text)
    : (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}
