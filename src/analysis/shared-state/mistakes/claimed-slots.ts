import ts from "typescript";

import {
  functionAround,
  isWithin,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import type { OwnWrite } from "../places/state.ts";
import { sideFound } from "../places/guards.ts";
import { plainText } from "../places/nodes.ts";
import { otherSide, refusalIn } from "./refusals.ts";

/**
 * Whether a request takes a slot that there is one of for all: `if (presenter) return c.json({ error: "taken" }, 409);
 * presenter = user;`. Who has it is what all others are to see.
 */
export function isClaimedSlot({ target, part, node }: OwnWrite): boolean {
  if (
    !ts.isBinaryExpression(target) ||
    target.operatorToken.kind !== ts.SyntaxKind.EqualsToken
  )
    return false;
  const place = plainText(target.left);
  // `state = { ...state, owner: user }`
  const places = new Set(part ? [place, `${place}.${part}`] : [place]);
  // `if (presenter) return c.json({ error: "taken" }, 409); take(user);`: `this` is another one there.
  const isSame = node !== target && !place.startsWith("this.");
  return (
    isBehindRefusal(target, places) || (isSame && isBehindRefusal(node, places))
  );
}

function isBehindRefusal(
  target: ts.Node,
  places: ReadonlySet<string>,
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

/** Whether a condition says, where it does or doesn't hold, that one of some places is taken; whatever else it asks. */
function asksWhether(
  condition: ts.Expression,
  places: ReadonlySet<string>,
  holds: boolean,
): boolean {
  const inner = skipOuter(condition);
  if (
    ts.isBinaryExpression(inner) &&
    (inner.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ||
      inner.operatorToken.kind === ts.SyntaxKind.BarBarToken)
  )
    return [inner.left, inner.right].some((side) =>
      asksWhether(side, places, holds),
    );
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
