import ts from "typescript";

import { isLogicalAssignment } from "../../../flow/conditions.ts";
import { isWithin } from "../../../program/syntax/functions.ts";
import { isLogicalOperator } from "../../../program/syntax/operators.ts";
import type { Effect } from "../places/effect.ts";
import { isWithin as isPlaceWithin } from "../places/location.ts";
import type { OwnWrite } from "../places/state.ts";
import type { View } from "../sharing/sharing.ts";

/** Where the body itself uses what an earlier request left, on a path on which it has stored nothing yet. */
export function readByNext(
  view: View,
  own: OwnWrite,
  effects: readonly Effect[],
): ts.Node | undefined {
  const read = effects.find(
    (effect) =>
      effect.kind === "read" &&
      effect.location.key === own.location.key &&
      (effect.unwritten ||
        (effect.partly === true &&
          isOnlyWrite(own, effects) &&
          isReadAnyway(own.node, effect.node))) &&
      effect.use === "mine" &&
      // `if (key === lastKey) return lastValue`: it is what this request asks for.
      (effect.compared & view.owned) === 0,
  );
  return read?.target;
}

/** Whether no other line of the body puts something there, or takes it away: `state.user = undefined;` before. */
function isOnlyWrite(own: OwnWrite, effects: readonly Effect[]): boolean {
  return effects.every(
    (effect) =>
      effect.kind !== "write" ||
      effect.node === own.node ||
      !isPlaceWithin(own.location, effect.location),
  );
}

/**
 * `if (user) state.user = user; send(state.user);`: what only some requests write is read by all of them. What stands
 * under a condition of its own may be read by those alone that have written.
 */
function isReadAnyway(write: ts.Node, read: ts.Node): boolean {
  let branch = write;
  while (branch.parent && !isWithin(read, branch.parent))
    branch = branch.parent;
  const block = branch.parent;
  if (!block || !ts.isBlock(block) || !isTaken(branch)) return false;
  let at = read;
  for (; at.parent !== block; at = at.parent)
    if (isConditional(at)) return false;
  const { statements } = block;
  const from = statements.findIndex((each) => each === branch);
  const to = statements.findIndex((each) => each === at);
  return (
    from >= 0 &&
    from < to &&
    !statements.slice(from + 1, to).some((each) => mayLeave(each))
  );
}

/** `if (user) …`, `user && (…)` */
function isTaken(branch: ts.Node): boolean {
  return (
    ts.isIfStatement(branch) ||
    (ts.isExpressionStatement(branch) &&
      ts.isBinaryExpression(branch.expression))
  );
}

/** Whether a node runs only where its parent decides so. */
function isConditional(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isIfStatement(parent)) return parent.expression !== node;
  if (ts.isConditionalExpression(parent)) return parent.condition !== node;
  if (ts.isBinaryExpression(parent))
    return (
      parent.right === node &&
      (isLogicalOperator(parent.operatorToken.kind) ||
        isLogicalAssignment(parent.operatorToken.kind))
    );
  return (
    ts.isIterationStatement(parent, false) ||
    ts.isSwitchStatement(parent) ||
    ts.isCatchClause(parent) ||
    ts.isFunctionLike(parent)
  );
}

function mayLeave(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  return (
    ts.isReturnStatement(node) ||
    ts.isThrowStatement(node) ||
    ts.isBreakOrContinueStatement(node) ||
    (ts.forEachChild(node, mayLeave) ?? false)
  );
}
