import ts from "typescript";

import { skipOuter } from "../program/syntax/functions.ts";
import type { Builder } from "./builder.ts";
import type { Draft } from "./draft.ts";
import { evaluate } from "./expressions.ts";

/** A part of `a.b?.(c)[d]!`. */
export type ChainLink =
  | ts.CallExpression
  | ts.PropertyAccessExpression
  | ts.ElementAccessExpression
  | ts.NonNullExpression;

export function isChainLink(node: ts.Node): node is ChainLink {
  return (
    ts.isCallExpression(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isNonNullExpression(node)
  );
}

/**
 * Evaluates a chain of accesses and calls from its base outwards. `?.` on something nullish skips the
 * whole rest, to `nullish` if the caller has a place for it. With `read` false the last access isn't
 * read, only what it stands on.
 */
export function chain(
  flow: Builder,
  node: ChainLink,
  nullish?: Draft,
  read = true,
): void {
  const links: ChainLink[] = [];
  let base: ts.Expression = node;
  while (isChainLink(base)) {
    links.push(base);
    base = base.expression;
  }
  evaluate(flow, base);
  let end = nullish;
  for (const link of links.reverse()) {
    if (ts.isNonNullExpression(link)) continue;
    if (link.questionDotToken) {
      const present = flow.block();
      end ??= flow.block();
      const condition = skipOuter(link.expression);
      flow.edge(present, "present", condition);
      flow.edge(end, "nullish", condition);
      flow.current = present;
    }
    follow(flow, link, read || link !== node);
  }
  if (end && end !== nullish) flow.proceed(end);
}

function follow(
  flow: Builder,
  link: Exclude<ChainLink, ts.NonNullExpression>,
  read: boolean,
): void {
  if (ts.isCallExpression(link)) {
    for (const argument of link.arguments) evaluate(flow, argument);
    // `import()` never throws: it returns a promise that may reject.
    if (link.expression.kind === ts.SyntaxKind.ImportKeyword)
      flow.step("evaluate", link);
    else flow.throwing("evaluate", link);
    return;
  }
  if (ts.isElementAccessExpression(link)) {
    evaluate(flow, link.argumentExpression);
  }
  if (!read) return;
  if (link.questionDotToken || isSafeBase(link.expression))
    flow.step("evaluate", link);
  else flow.throwing("evaluate", link);
}

/** Whether a property of it can be read and written without fear of `null` and `undefined`. */
export function isSafeBase(base: ts.Expression): boolean {
  const { kind } = skipOuter(base);
  return (
    kind === ts.SyntaxKind.ThisKeyword ||
    kind === ts.SyntaxKind.SuperKeyword ||
    kind === ts.SyntaxKind.MetaProperty
  );
}
