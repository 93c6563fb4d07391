import ts from "typescript";

import { questionOf } from "./conditions.ts";
import { constrained, equal } from "./constraints.ts";
import type { Path } from "./state.ts";

/** Whether what a path knows lets an expression be `null` or `undefined`, or be something else. */
export function mayBeNullish(
  { facts }: Path,
  condition: ts.Expression | undefined,
  nullish: boolean,
): boolean {
  if (!condition || facts.size === 0) return true;
  const { subject } = questionOf(condition);
  return (
    !facts.has(subject) ||
    constrained(facts, subject, equal(null, false, nullish)) !== undefined
  );
}

/** Whether the rest of a chain is left out where an expression has no value: `user` in `user?.name`. */
export function isChainCut(condition: ts.Expression | undefined): boolean {
  let at: ts.Node | undefined = condition;
  while (
    at &&
    (ts.isParenthesizedExpression(at.parent) ||
      ts.isNonNullExpression(at.parent))
  )
    at = at.parent;
  const link = at?.parent;
  return (
    link !== undefined &&
    (ts.isPropertyAccessExpression(link) ||
      ts.isElementAccessExpression(link) ||
      ts.isCallExpression(link)) &&
    link.questionDotToken !== undefined
  );
}
