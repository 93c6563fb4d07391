import ts from "typescript";

import {
  functionAround,
  isWithin,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { isEquality } from "../../../program/syntax/operators.ts";
import { typeAt } from "../../../program/types/types.ts";
import { isNamed } from "../../../program/types/type-names.ts";
import type { Project } from "../../project.ts";
import type { OwnWrite } from "../places/state.ts";
import { sideFound } from "../places/guards.ts";
import { plainText, waitsBetween, waitsIn } from "../places/nodes.ts";
import { writtenHow } from "../places/written.ts";
import type { View } from "../sharing/sharing.ts";
import { otherSide, refusalIn } from "./refusals.ts";

/**
 * Whether a request takes a slot that there is one of for all: `if (presenter) return c.json({ error: "taken" }, 409);
 * presenter = user;`. Who has it is what all others are to see.
 */
export function isClaimedSlot({ target, part, node }: OwnWrite): boolean {
  // `presenter ??= user`: it is looked at once more.
  const isKeeping =
    ts.isBinaryExpression(target) &&
    target.operatorToken.kind === ts.SyntaxKind.QuestionQuestionEqualsToken &&
    !waitsIn(target);
  if (
    !ts.isBinaryExpression(target) ||
    (!isKeeping && target.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
  )
    return false;
  const place = plainText(target.left);
  // `state = { ...state, owner: user }`
  const places = new Set(part ? [place, `${place}.${part}`] : [place]);
  // `if (presenter) return c.json({ error: "taken" }, 409); take(user);`: `this` is another one there.
  const isSame = node !== target && !place.startsWith("this.");
  // Others may come in a wait; of a part that is a race, and what is kept is looked at again.
  const mayWait = part !== undefined || isKeeping;
  return (
    isBehindRefusal(target, places, mayWait) ||
    (isSame && isBehindRefusal(node, places, mayWait))
  );
}

/**
 * Whether a slot tells all others who is there at present, and is empty again when that one has gone: a connection
 * (`browser = socket; … browser = null`), or what is compared first (`if (viewer === response) viewer = undefined`).
 */
export function isOfWhoIsThere(
  { checker }: Project,
  { site }: View,
  { target }: OwnWrite,
): boolean {
  if (
    !ts.isBinaryExpression(target) ||
    target.operatorToken.kind !== ts.SyntaxKind.EqualsToken
  )
    return false;
  const place = plainText(target.left);
  const value = skipOuter(target.right);
  const around = functionAround(target);
  if (!around || !ts.isIdentifier(value)) return false;
  const connections = site?.descriptor.owned.connections ?? [];
  const isConnection =
    connections.length > 0 &&
    isNamed(checker, typeAt(checker, value), connections);
  const visit = (node: ts.Node): boolean =>
    (ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      plainText(node.left) === place &&
      writtenHow(node.right) === "reset" &&
      functionAround(node) !== around &&
      (isConnection || isBehindComparison(node, place, value.text))) ||
    (ts.forEachChild(node, visit) ?? false);
  return visit(
    isConnection
      ? (ts.findAncestor(target, ts.isClassLike) ?? target.getSourceFile())
      : around,
  );
}

/** `if (viewer === response) …` */
function isBehindComparison(
  node: ts.Node,
  place: string,
  value: string,
): boolean {
  const check = ts.findAncestor(node, ts.isIfStatement);
  const condition = check && skipOuter(check.expression);
  return (
    condition !== undefined &&
    ts.isBinaryExpression(condition) &&
    isEquality(condition.operatorToken.kind) &&
    [place, value].every((side) =>
      [condition.left, condition.right].some((at) => plainText(at) === side),
    )
  );
}

function isBehindRefusal(
  target: ts.Node,
  places: ReadonlySet<string>,
  mayWait: boolean,
): boolean {
  const around = functionAround(target);
  if (!around) return false;
  const visit = (node: ts.Node): boolean => {
    if (node.pos > target.pos || (node !== around && ts.isFunctionLike(node)))
      return false;
    if (ts.isIfStatement(node) && !isWithin(target, node.expression)) {
      const other = otherSide(node, target);
      const refusal = other && refusalIn(other);
      if (
        (refusal === "taken" || refusal === "exception") &&
        (mayWait || !waitsUntil(node, target)) &&
        asksWhether(
          node.expression,
          places,
          !isWithin(target, node.thenStatement),
        )
      )
        return true;
    }
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(around);
}

/** Whether others may come to take the slot between a check of it and the write. */
function waitsUntil(check: ts.Node, write: ts.Node): boolean {
  return waitsBetween(
    check,
    write,
    // What turns others away may wait for itself.
    (wait) => !isWithin(wait, check) || isWithin(write, check),
  );
}

/** Whether a condition says, where it does or doesn't hold, that one of some places is taken; whatever else it asks. */
function asksWhether(
  condition: ts.Expression,
  places: ReadonlySet<string>,
  holds: boolean,
): boolean {
  const inner = skipOuter(condition);
  const isBoth =
    ts.isBinaryExpression(inner) &&
    inner.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  if (
    isBoth ||
    (ts.isBinaryExpression(inner) &&
      inner.operatorToken.kind === ts.SyntaxKind.BarBarToken)
  ) {
    const parts = [inner.left, inner.right];
    return (
      parts.some((part) => asksWhether(part, places, holds)) &&
      // Behind `if (presenter && !user.admin) throw …` the slot may be taken, behind `presenter && presenter.id !== user.id` by oneself.
      (isBoth === holds ||
        parts.every((part) =>
          [...places].some((place) => plainText(part).includes(place)),
        ))
    );
  }
  const side = sideFound(inner, (asked) =>
    places.has(plainText(asked)) ? 1 : 0,
  );
  return side === (holds ? 1 : 2) && asksFor(inner, places);
}

/** `presenter`, `!presenter`, `presenter !== undefined`: sides alone don't say of what a comparison is. */
function asksFor(
  condition: ts.Expression,
  places: ReadonlySet<string>,
): boolean {
  const inner = skipOuter(condition);
  if (ts.isPrefixUnaryExpression(inner)) return asksFor(inner.operand, places);
  return places.has(
    plainText(ts.isBinaryExpression(inner) ? skipOuter(inner.left) : inner),
  );
}
