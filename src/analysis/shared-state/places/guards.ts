import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { literalOf } from "../../../program/syntax/literals.ts";
import {
  isComparison,
  isEquality,
  isInequality,
} from "../../../program/syntax/operators.ts";
import type { Again } from "./effect.ts";
import { isWithin, type Location } from "./location.ts";
import type { State } from "./state.ts";
import type { Read } from "./value.ts";

/** A condition that a node depends on, and one place that it has read. */
export interface InForce {
  readonly condition: ts.Node;
  readonly read: Read;
  readonly flags: number;
  readonly sides: number;
}

/** The guards in force at `node` that read `location`, or a part of it. */
export function guardsOn(
  state: State,
  location: Location,
  node: ts.Node,
): readonly InForce[] {
  const found: InForce[] = [];
  for (const [condition, guard] of state.guards) {
    if (guard.sides === 3 || !inForce(condition, node)) continue;
    for (const read of guard.reads.values()) {
      if (!read.indirect && isWithin(read.location, location))
        found.push({ condition, read, flags: guard.flags, sides: guard.sides });
    }
  }
  return found;
}

/** `entry.count > 3` behind `const entry = entries.get(key)` and a wait: another object may stand there by now. */
export function isThroughOld(
  guards: readonly InForce[],
  { condition, read }: InForce,
  { key }: Location,
): boolean {
  return (
    read.location.key !== key &&
    guards.some(
      (guard) =>
        guard.condition === condition &&
        guard.read.stale !== undefined &&
        guard.read.location.key === key,
    )
  );
}

/** `if (next > highest) highest = next`: the old reading is compared with the present one. */
export function comparesOld(
  guards: readonly InForce[],
  condition: ts.Node,
): boolean {
  return guards.some(
    (guard) => guard.condition === condition && guard.read.stale !== undefined,
  );
}

const comparedBy = new WeakMap<State["guards"], number>();

/** What the places that were compared with something derive from: flags of `value.ts`. */
export function comparedIn(guards: State["guards"]): number {
  if (guards.size === 0) return 0;
  let flags = comparedBy.get(guards);
  if (flags === undefined) {
    flags = 0;
    for (const [condition, guard] of guards) {
      const inner = skipOuter(condition as ts.Expression);
      if (
        guard.sides !== 3 &&
        guard.reads.size > 0 &&
        ts.isBinaryExpression(inner) &&
        isEquality(inner.operatorToken.kind)
      )
        flags |= guard.flags;
    }
    comparedBy.set(guards, flags);
  }
  return flags;
}

type Asked = ReadonlyMap<string, Again>;

const nothingAsked: Asked = new Map();
const askedBy = new WeakMap<State["guards"], Asked>();

/** The conditions on both sides of which the body went on, and since which it has suspended, by the place that they read. */
export function askedIn(guards: State["guards"]): Asked {
  if (guards.size === 0) return nothingAsked;
  let asked = askedBy.get(guards);
  if (!asked) {
    const found = new Map<string, Again>();
    for (const [condition, guard] of guards) {
      if (guard.sides !== 3) continue;
      for (const { stale, indirect, location } of guard.reads.values())
        if (stale && !indirect && !found.has(location.key))
          found.set(location.key, { condition, suspension: stale });
    }
    asked = found.size === 0 ? nothingAsked : found;
    askedBy.set(guards, asked);
  }
  return asked;
}

/** `version === seen`: what was read before is still true. */
export function confirms(
  condition: ts.Node,
  reads: ReadonlyMap<string, Read>,
): boolean {
  const inner = skipOuter(condition as ts.Expression);
  if (!ts.isBinaryExpression(inner) || !isEquality(inner.operatorToken.kind))
    return false;
  const all = [...reads.values()];
  return all.some((read) =>
    all.some(
      (other) =>
        other.node !== read.node && other.location.key === read.location.key,
    ),
  );
}

/** Whether something was found there on this side: `if (row)`, `if (!row) … else`, `if (row !== undefined)`, `if (rows.has(id))`. */
export function findsSomething({
  condition,
  sides,
}: Pick<InForce, "condition" | "sides">): boolean {
  const side = sideFound(condition, (asked) =>
    ts.isIdentifier(asked) ||
    ts.isPropertyAccessExpression(asked) ||
    ts.isElementAccessExpression(asked) ||
    (ts.isCallExpression(asked) &&
      ts.isPropertyAccessExpression(asked.expression) &&
      asked.expression.name.text === "has")
      ? 1
      : 0,
  );
  return side !== 0 && side === sides;
}

/**
 * The side of a condition on which something is there: 1 where it holds, 2 where it doesn't; 0 if it asks
 * anything else. `ask` says it of what neither negates nor compares.
 */
export function sideFound(
  condition: ts.Node,
  ask: (asked: ts.Expression) => number,
): number {
  const inner = skipOuter(condition as ts.Expression);
  if (
    ts.isPrefixUnaryExpression(inner) &&
    inner.operator === ts.SyntaxKind.ExclamationToken
  ) {
    const side = sideFound(inner.operand, ask);
    return side === 0 ? 0 : 3 - side;
  }
  if (!ts.isBinaryExpression(inner)) return ask(inner);
  if (
    !isEquality(inner.operatorToken.kind) ||
    !/^(?:undefined|null)$/.test(skipOuter(inner.right).getText())
  )
    return 0;
  // `row !== undefined`
  return sideOfEqual(inner) === 1 ? 2 : 1;
}

/** The side of a test for equality where both are equal. */
export function sideOfEqual({ operatorToken }: ts.BinaryExpression): 1 | 2 {
  return isInequality(operatorToken.kind) ? 2 : 1;
}

/** Whether nothing was found there on this side: `if (running) return`, `if (running === 0)`. */
export function findsNothing({
  condition,
  sides,
}: Pick<InForce, "condition" | "sides">): boolean {
  const inner = skipOuter(condition as ts.Expression);
  if (
    ts.isBinaryExpression(inner) &&
    isEquality(inner.operatorToken.kind) &&
    /^(?:0|false)$/.test(skipOuter(inner.right).getText())
  )
    return sides === sideOfEqual(inner);
  const side = sideFound(condition, () => 1);
  return side !== 0 && sides === 3 - side;
}

/** `req.query.code !== code`, `mode === "open"`: nobody asks whether there is anything. */
export function comparesWithValue(condition: ts.Node | undefined): boolean {
  const inner = condition && skipOuter(condition as ts.Expression);
  return (
    inner !== undefined &&
    ts.isBinaryExpression(inner) &&
    isEquality(inner.operatorToken.kind) &&
    sideEmpty(inner) === 0 &&
    ![inner.left, inner.right].some((side) => {
      const literal = literalOf(side);
      return (
        (literal && (!literal.value || literal.value === true)) ||
        ts.isTypeOfExpression(skipOuter(side))
      );
    })
  );
}

/** `used >= limit`: several may pass. Whether a list is empty is no limit, however it is asked. */
export function isLimit(condition: ts.Node): boolean {
  const inner = skipOuter(condition as ts.Expression);
  return (
    ts.isBinaryExpression(inner) &&
    isComparison(inner.operatorToken.kind) &&
    sideEmpty(inner) === 0
  );
}

/**
 * The side of a condition on which a list is empty: 1 where it holds (`rows.length === 0`, `rows.size < 1`), 2 where it
 * doesn't (`rows.length`, `rows.length > 0`); 0 if it asks anything else.
 */
export function sideEmpty(condition: ts.Node): 0 | 1 | 2 {
  const inner = skipOuter(condition as ts.Expression);
  if (!ts.isBinaryExpression(inner)) return isLength(inner) ? 2 : 0;
  const [left, right] = [skipOuter(inner.left), skipOuter(inner.right)];
  const operator = inner.operatorToken.getText();
  if (isLength(left)) return emptyBy.get(`${operator} ${right.getText()}`) ?? 0;
  return isLength(right)
    ? (emptyBy.get(`${mirrored(operator)} ${left.getText()}`) ?? 0)
    : 0;
}

const emptyBy: ReadonlyMap<string, 1 | 2> = new Map([
  ["=== 0", 1],
  ["== 0", 1],
  ["< 1", 1],
  ["<= 0", 1],
  ["!== 0", 2],
  ["!= 0", 2],
  ["> 0", 2],
  [">= 1", 2],
]);

/** `0 < rows.length` as one would say it from the other end. */
function mirrored(operator: string): string {
  return operator.replace(/[<>]/, (sign) => (sign === "<" ? ">" : "<"));
}

function isLength(expression: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    /^(?:length|size)$/.test(expression.name.text)
  );
}

/**
 * A `case` governs its switch only, and the end of a list the loop that goes through it: what follows doesn't
 * depend on them.
 */
function inForce(condition: ts.Node, node: ts.Node): boolean {
  const parent = condition.parent as ts.Node | undefined;
  const statement =
    parent && ts.isCaseClause(parent)
      ? parent.parent.parent
      : parent && ts.isForStatement(parent) && isCounted(parent)
        ? parent
        : undefined;
  return !statement || (node.pos >= statement.pos && node.end <= statement.end);
}

/** `for (let at = 0; at < list.length; at++)` */
function isCounted({ initializer, condition }: ts.ForStatement): boolean {
  if (
    !initializer ||
    !ts.isVariableDeclarationList(initializer) ||
    !condition ||
    !isLimit(condition)
  )
    return false;
  const { left, right } = skipOuter(condition) as ts.BinaryExpression;
  return initializer.declarations.some(({ name }) =>
    [left, right].some(
      (side) => ts.isIdentifier(side) && side.text === name.getText(),
    ),
  );
}

/**
 * Which way a limit lies from what a comparison has found, on one of its two sides: down for `left > 0` that holds.
 *
 * @param isLeft Whether what is limited stands on the left.
 */
export function wayToLimit(
  { operatorToken: { kind } }: ts.BinaryExpression,
  isLeft: boolean,
  sides: 1 | 2,
): "up" | "down" {
  const wantsMore =
    (kind === ts.SyntaxKind.GreaterThanToken ||
      kind === ts.SyntaxKind.GreaterThanEqualsToken) === isLeft;
  return wantsMore === (sides === 1) ? "down" : "up";
}
