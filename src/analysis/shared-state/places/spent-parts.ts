import ts from "typescript";

import {
  functionAround,
  isWithin,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { isAndOr } from "../../../program/syntax/operators.ts";
import type { Call } from "./effect.ts";
import { isLimit, wayToLimit, type InForce } from "./guards.ts";
import type { Location } from "./location.ts";
import { constantNamed, writtenBy } from "./nodes.ts";

/**
 * The old check of a limit whose part a fresh copy moves on: `rows.set(id, { ...now, balance: now.balance - 10 })` behind
 * `if (row.balance < 10) return` and a wait. That there still is an entry says nothing of how much is left in it.
 */
export function limitSpent(
  checker: ts.TypeChecker,
  guards: readonly InForce[],
  { key, path }: Location,
  target: ts.Node,
): InForce | undefined {
  // A check of another part of it (`now.version !== row.version`) may say that nothing has changed.
  if (guards.some(({ read }) => !read.stale && read.location.key !== key))
    return undefined;
  return guards.find(({ condition, read, sides }) => {
    const [part, ...parts] = read.location.path.slice(path.length);
    return (
      read.stale !== undefined &&
      part?.kind === "name" &&
      parts.length === 0 &&
      isLimit(condition) &&
      towards(condition, read.node, sides) === wayOf(checker, target, part.text)
    );
  });
}

/** Whether no function on the way from a body to a write asks for more than whether something is there. */
export function asksOnlyForPresence(
  target: ts.Node,
  path: readonly Call[],
): boolean {
  const around = [...path.slice(1).map(({ node }) => node), target];
  return around.every((node) => {
    const body = functionAround(node);
    return body !== undefined && testsIn(body).every(isPresence);
  });
}

function testsIn(body: ts.Node): readonly ts.Expression[] {
  const tests: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIfStatement(node)) tests.push(node.expression);
    else if (ts.isConditionalExpression(node)) tests.push(node.condition);
    else if (ts.isBinaryExpression(node) && isAndOr(node))
      tests.push(node.left);
    else if (ts.isIterationStatement(node, false) || ts.isSwitchStatement(node))
      ts.forEachChild(node, (child) => {
        if (ts.isExpression(child)) tests.push(child);
      });
    ts.forEachChild(node, visit);
  };
  visit(body);
  return tests;
}

/** `row`, `!row` */
function isPresence(test: ts.Expression): boolean {
  const inner = skipOuter(test);
  return (
    ts.isIdentifier(inner) ||
    (ts.isPrefixUnaryExpression(inner) && isPresence(inner.operand))
  );
}

/** Which way leads from the side of a comparison that a body is on to the limit; undefined where that isn't told. */
function towards(
  condition: ts.Node,
  reading: ts.Node,
  sides: number,
): "up" | "down" | undefined {
  const test = skipOuter(condition as ts.Expression);
  if (!ts.isBinaryExpression(test) || (sides !== 1 && sides !== 2))
    return undefined;
  const isLeft = isWithin(reading, test.left);
  if (!isLeft && !isWithin(reading, test.right)) return undefined;
  return wayToLimit(test, isLeft, sides);
}

/** Which way a copy moves a part of what it copies: `{ ...now, balance: now.balance - price }`. */
function wayOf(
  checker: ts.TypeChecker,
  target: ts.Node,
  part: string,
): "up" | "down" | "none" {
  const sum = putInto(checker, target, part);
  if (!sum || !ts.isBinaryExpression(sum) || !isPart(sum.left, part))
    return "none";
  switch (sum.operatorToken.kind) {
    case ts.SyntaxKind.PlusToken:
      return "up";
    case ts.SyntaxKind.MinusToken:
      return "down";
    default:
      return "none";
  }
}

/** What a copy has in the place of a part of what it copies: `0` of `{ ...now, failures: 0 }`. */
export function putInto(
  checker: ts.TypeChecker,
  target: ts.Node,
  part: string,
): ts.Expression | undefined {
  const copy = literalOf(checker, writtenBy(target));
  if (!copy?.properties.some(ts.isSpreadAssignment)) return undefined;
  const property = copy.properties.find(
    (each) =>
      ts.isPropertyAssignment(each) &&
      ts.isIdentifier(each.name) &&
      each.name.text === part,
  );
  return property && ts.isPropertyAssignment(property)
    ? skipOuter(property.initializer)
    : undefined;
}

/** `now.balance`, `(now?.balance ?? 0)` */
function isPart(expression: ts.Expression, part: string): boolean {
  const inner = skipOuter(expression);
  if (
    ts.isBinaryExpression(inner) &&
    inner.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken
  )
    return isPart(inner.left, part);
  return ts.isPropertyAccessExpression(inner) && inner.name.text === part;
}

/** The literal that is written, also where a constant names it first. */
function literalOf(
  checker: ts.TypeChecker,
  written: ts.Expression | undefined,
): ts.ObjectLiteralExpression | undefined {
  const inner = written && skipOuter(written);
  if (!inner || ts.isObjectLiteralExpression(inner)) return inner;
  return ts.isIdentifier(inner)
    ? literalOf(checker, constantNamed(checker, inner))
    : undefined;
}
