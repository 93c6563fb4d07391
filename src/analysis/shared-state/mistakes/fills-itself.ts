import ts from "typescript";

import {
  functionAround,
  isWithin,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { namesIn } from "../../../program/syntax/mentions.ts";
import { isDefaulting } from "../../../program/syntax/operators.ts";
import { absentIn } from "../places/absent.ts";
import type { Stale, WriteEffect } from "../places/effect.ts";
import { constantNamed, writtenBy } from "../places/nodes.ts";

/**
 * Whether the old value is only looked at for being there, and waited for where it isn't:
 * `client = client || (await load())`, `const page = pages.get(key) ?? (await load(key)); pages.set(key, page)`.
 */
export function fillsItself(
  checker: ts.TypeChecker,
  { node, target }: WriteEffect,
  { read, suspension }: Stale,
): boolean {
  if (hasFoundNothing(checker, node, read.node)) return true;
  const written = writtenBy(target);
  if (!written) return false;
  const chosen = behindConstant(checker, written);
  if (
    !ts.isBinaryExpression(chosen) ||
    !isDefaulting(chosen) ||
    !isWithin(read.node, chosen.left)
  )
    return false;
  const left = skipOuter(chosen.left);
  return (
    (skipOuter(written) === chosen && isPlace(target, left)) ||
    (read.computed !== true &&
      isLookUp(left) &&
      isWithin(suspension, chosen.right) &&
      !waitsBetween(chosen, target))
  );
}

/**
 * Whether a write stands where the constant that holds what was found has nothing, so that none of it goes into
 * the write: `const total = known ?? (await count(key)); if (known === undefined) totals.set(key, total)`.
 */
function hasFoundNothing(
  checker: ts.TypeChecker,
  write: ts.Node,
  read: ts.Node,
): boolean {
  for (let at = write; at.parent && !ts.isFunctionLike(at); at = at.parent) {
    const { parent } = at;
    if (!ts.isIfStatement(parent) || at === parent.expression) continue;
    const name = absentIn(parent.expression, at === parent.thenStatement);
    const found = name && constantNamed(checker, name);
    if (
      found &&
      isWithin(read, found) &&
      namesIn(write, name.text).length === 0
    )
      return true;
  }
  return false;
}

/** Whether there is another wait before what was found is put back: it has grown old by then. */
function waitsBetween(chosen: ts.Node, write: ts.Node): boolean {
  const waits = (node: ts.Node): boolean =>
    node.end > chosen.end &&
    node.pos < write.pos &&
    !ts.isFunctionLike(node) &&
    ((ts.isAwaitExpression(node) && node.pos >= chosen.end) ||
      (ts.forEachChild(node, waits) ?? false));
  const body = functionAround(chosen)?.body;
  return body !== undefined && (ts.forEachChild(body, waits) ?? false);
}

/** `client = client || …` */
function isPlace(target: ts.Node, left: ts.Expression): boolean {
  return (
    ts.isBinaryExpression(target) && left.getText() === target.left.getText()
  );
}

/** `pages.get(key)`, `this.page`: what is there, as it is. */
function isLookUp(left: ts.Expression): boolean {
  if (ts.isCallExpression(left))
    return (
      ts.isPropertyAccessExpression(left.expression) &&
      left.expression.name.text === "get"
    );
  return (
    ts.isIdentifier(left) ||
    ts.isPropertyAccessExpression(left) ||
    ts.isElementAccessExpression(left)
  );
}

function behindConstant(
  checker: ts.TypeChecker,
  written: ts.Expression,
): ts.Expression {
  const inner = skipOuter(written);
  if (!ts.isIdentifier(inner)) return inner;
  const value = constantNamed(checker, inner);
  return value ? skipOuter(value) : inner;
}
