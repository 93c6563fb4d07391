import ts from "typescript";

import type { Effect } from "../places/effect.ts";
import type { View } from "./sharing.ts";

/** Whether a place is a part of an object that a type says to be one request's own. */
export function standsOnOwned(
  view: View,
  { location, target }: Pick<Effect, "location" | "target">,
): boolean {
  if (location.root.kind === "parameter") return false;
  let at: ts.Node = ts.isBinaryExpression(target) ? target.left : target;
  while (
    ts.isPropertyAccessExpression(at) ||
    ts.isElementAccessExpression(at)
  ) {
    at = at.expression;
    // Whose `this` is, the place says; a part of it may be another's.
    if (at.kind === ts.SyntaxKind.ThisKeyword) return false;
    if (ts.isExpression(at) && view.isOwned(at)) return true;
  }
  return false;
}
