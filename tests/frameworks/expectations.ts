import ts from "typescript";

import type { MiddlewareModel } from "../../src/middleware/site.ts";

/** A function of a sample and what the comment before it expects: `koa middleware next`, `-` for no site. */
export interface Expectation {
  readonly node: ts.Node;
  readonly wanted: string;
  /** From 1. */
  readonly line: number;
}

/** The functions of a file that have such a comment; those without are not looked at. */
export function expectationsIn(source: ts.SourceFile): Expectation[] {
  const found: Expectation[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) {
      // A comment on the line of what precedes it trails that, for the scanner.
      const [wanted] = [
        ...(ts.getTrailingCommentRanges(source.text, node.pos) ?? []),
        ...(ts.getLeadingCommentRanges(source.text, node.pos) ?? []),
      ].map(({ pos, end }) => source.text.slice(pos + 2, end - 2).trim());
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      if (wanted) found.push({ node, wanted, line: line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What the model says of a function, in the words of an expectation. */
export function seenAt(node: ts.Node, model: MiddlewareModel): string {
  const site = model.siteOf(node);
  if (!site) return "-";
  return [
    site.descriptor.id,
    site.role,
    ...site.downstream.map(({ name }) => name),
    ...(site.certain ? [] : ["by shape"]),
  ].join(" ");
}
