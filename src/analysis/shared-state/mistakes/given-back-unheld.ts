import ts from "typescript";

import { isWithin, skipOuter } from "../../../program/syntax/functions.ts";
import {
  isAndOr,
  isComparison,
  isEquality,
  isInequality,
} from "../../../program/syntax/operators.ts";
import { lastOf, leaves } from "../../../program/syntax/leaving.ts";
import { wayOf } from "../places/counted.ts";
import type { Effect, WriteEffect } from "../places/effect.ts";
import { sideFound } from "../places/guards.ts";
import { plainText, waitsIn } from "../places/nodes.ts";

/** How a request gives back a claim that it doesn't hold. */
export interface GivenBack {
  /** Where it was refused because another one holds the claim. */
  readonly refusal: ts.Node;
  /** Where it would have claimed itself. */
  readonly claim: ts.Node;
}

/**
 * Whether a write gives back a claim on every way out of a `try`, also for those whom the check in it has refused:
 * `try { if (busy) throw new Conflict(); busy = true; await run(); } finally { busy = false; }`. The one at work loses
 * its claim to them.
 */
export function givenBackUnheld(
  effect: WriteEffect,
  effects: readonly Effect[],
): GivenBack | undefined {
  if (effect.exclusive === true || !isGivingBack(effect)) return undefined;
  const cleanup = cleanupAround(effect.node);
  if (!cleanup || !isPlain(effect)) return undefined;
  const { statement, refuses } = cleanup;
  const { statements } = statement.tryBlock;
  const isRefusal = (each: ts.Statement): each is ts.IfStatement =>
    ts.isIfStatement(each) &&
    !each.elseStatement &&
    leaves(each.thenStatement) &&
    refuses(each.thenStatement) &&
    !joins(each.thenStatement, effect);
  for (const claim of effects) {
    if (
      claim.kind !== "write" ||
      claim.location.key !== effect.location.key ||
      !isOpposite(claim, effect)
    )
      continue;
    const at = statements.findIndex((each) => isWithin(claim.node, each));
    const claiming = statements[at];
    if (
      !claiming ||
      !statements.slice(at).some((each) => waitsAfter(each, claim))
    )
      continue;
    if (isRefusal(claiming) && isTried(claiming.expression, claim))
      return { refusal: claiming, claim: claim.node };
    const refusal = isStatementOf(claiming, claim.node)
      ? statements
          .slice(0, at)
          .find(
            (each) =>
              isRefusal(each) && asksWhetherHeld(each.expression, effect),
          )
      : undefined;
    if (refusal) return { refusal, claim: claim.node };
  }
  return undefined;
}

function waitsAfter(statement: ts.Statement, { node }: WriteEffect): boolean {
  return statement.pos >= node.end && waitsIn(statement);
}

/** `if (!slots.tryTake()) …`: a helper claims where it finds room, and says whether it has. */
function isTried(condition: ts.Expression, claim: WriteEffect): boolean {
  const inner = skipOuter(condition);
  return (
    claim.guarded &&
    claim.path.length > 0 &&
    ts.isPrefixUnaryExpression(inner) &&
    inner.operator === ts.SyntaxKind.ExclamationToken &&
    skipOuter(inner.operand) === claim.node
  );
}

/** Whether a write stands where only its own `try` decides whether it runs: what `givenBackUnheld` looks at. */
export function mayGiveBack(effect: WriteEffect): boolean {
  return isGivingBack(effect) && cleanupAround(effect.node) !== undefined;
}

function isGivingBack({ how }: WriteEffect): boolean {
  return how === "reset" || how === "remove" || how === "update";
}

interface Cleanup {
  readonly statement: ts.TryStatement;
  /** Whether what leaves the `try` by a statement comes through here. */
  readonly refuses: (leaving: ts.Statement) => boolean;
}

/** The `try` whose `finally`, or whose `catch` right at its beginning, always does something. */
function cleanupAround(node: ts.Node): Cleanup | undefined {
  let at = node;
  while (at.parent && !ts.isExpressionStatement(at)) {
    if (ts.isFunctionLike(at) || isChoice(at, at.parent)) return undefined;
    at = at.parent;
  }
  const block = at.parent as ts.Node | undefined;
  if (!block || !ts.isBlock(block)) return undefined;
  const { parent } = block;
  if (ts.isTryStatement(parent) && parent.finallyBlock === block)
    return { statement: parent, refuses: () => true };
  return ts.isCatchClause(parent) &&
    block.statements
      .slice(0, block.statements.indexOf(at as ts.Statement))
      .every((each) => ts.isExpressionStatement(each))
    ? { statement: parent.parent, refuses: throws }
    : undefined;
}

/** `mine && release()`, `mine ? release() : undefined` */
function isChoice(node: ts.Node, parent: ts.Node): boolean {
  return (
    (ts.isBinaryExpression(parent) && isAndOr(parent)) ||
    (ts.isConditionalExpression(parent) && parent.condition !== node)
  );
}

function throws(leaving: ts.Statement): boolean {
  const last = lastOf(leaving);
  return last !== undefined && ts.isThrowStatement(last);
}

/** Whether a write is always done: by this statement, or by a helper that looks at nothing first. */
function isPlain({ path, guarded, target, node }: WriteEffect): boolean {
  if (path.length === 0) return true;
  if (path.length > 1 || guarded) return false;
  for (let at = target.parent; !ts.isFunctionLike(at); at = at.parent)
    if (
      ts.isSourceFile(at) ||
      (ts.isStatement(at) &&
        !ts.isExpressionStatement(at) &&
        !(ts.isBlock(at) && ts.isFunctionLike(at.parent)))
    )
      return false;
  return node !== target;
}

/** `if (loading) return await loading;`: who comes second waits for the first one, and is through no sooner. */
function joins(leaving: ts.Statement, { target }: WriteEffect): boolean {
  const place = placeOf(target);
  const isNamed = (node: ts.Node): boolean =>
    (ts.isExpression(node) && plainText(node) === place) ||
    (ts.forEachChild(node, isNamed) ?? false);
  return waitsIn(leaving) || isNamed(leaving);
}

function isStatementOf(statement: ts.Statement, node: ts.Node): boolean {
  return (
    ts.isExpressionStatement(statement) &&
    skipOuter(statement.expression) === node
  );
}

/** Whether one write takes what the other one gives back. */
function isOpposite(claim: WriteEffect, release: WriteEffect): boolean {
  switch (release.how) {
    case "update": {
      const ways = [wayOf(claim.target), wayOf(release.target)];
      return ways.includes("up") && ways.includes("down");
    }
    case "reset":
      return claim.how === "assign" || claim.how === "mark";
    default:
      return /^(?:mark|append|assign)$/.test(claim.how);
  }
}

/** Whether a condition holds while somebody has claimed what a write gives back. */
function asksWhetherHeld(
  condition: ts.Expression,
  effect: WriteEffect,
): boolean {
  const inner = skipOuter(condition);
  if (ts.isBinaryExpression(inner) && isAndOr(inner))
    return [inner.left, inner.right].some((part) =>
      asksWhetherHeld(part, effect),
    );
  const { target, how } = effect;
  if (how === "update")
    return (
      ts.isBinaryExpression(inner) &&
      isComparison(inner.operatorToken.kind) &&
      [inner.left, inner.right].some(
        (side) => plainText(side) === placeOf(target),
      )
    );
  const asked =
    ts.isBinaryExpression(inner) &&
    isEquality(inner.operatorToken.kind) &&
    !isInequality(inner.operatorToken.kind) &&
    skipOuter(inner.right).kind === ts.SyntaxKind.TrueKeyword
      ? inner.left
      : inner;
  return sideFound(asked, (at) => (holdsPlace(at, target) ? 1 : 0)) === 1;
}

/** The text of what a write changes: `busy`, `this.active`, `locks[id]`. */
function placeOf(target: ts.Node): string | undefined {
  if (ts.isPrefixUnaryExpression(target) || ts.isPostfixUnaryExpression(target))
    return plainText(target.operand);
  if (ts.isBinaryExpression(target)) return plainText(target.left);
  return ts.isDeleteExpression(target)
    ? plainText(target.expression)
    : undefined;
}

/** `busy`; `running.has(id)` and `locks.get(id)` of `running.delete(id)` */
function holdsPlace(asked: ts.Expression, target: ts.Node): boolean {
  const inner = skipOuter(asked);
  if (!ts.isCallExpression(target)) return plainText(inner) === placeOf(target);
  if (!ts.isCallExpression(inner)) return false;
  const [mine, other] = [inner, target].map((call) => {
    const callee = skipOuter(call.expression);
    return {
      name: ts.isPropertyAccessExpression(callee) ? callee.name.text : "",
      of: ts.isPropertyAccessExpression(callee)
        ? plainText(callee.expression)
        : "",
      key: call.arguments.map(plainText).join(),
    };
  });
  return (
    mine !== undefined &&
    other !== undefined &&
    /^(?:has|get|includes)$/.test(mine.name) &&
    mine.of === other.of &&
    mine.key === other.key
  );
}
