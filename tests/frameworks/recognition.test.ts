import ts from "typescript";
import { expect, test } from "vitest";

import { frameworks } from "../../src/middleware/frameworks/index.ts";
import { createMiddlewareModel } from "../../src/middleware/model.ts";
import { programOf, typeErrors, virtual } from "../lint.ts";
import { direct } from "./spellings-direct.ts";
import { indirect } from "./spellings-indirect.ts";

/**
 * Each spelling is a file; a comment before a function says what is expected of it:
 * `/* koa middleware next *\/`, `/* koa handler *\/`, `/* - *\/` for a function that is no site.
 * Functions without a comment are not looked at.
 */
const spellings = [...direct, ...indirect];
const files = Object.fromEntries(
  spellings.map(({ file, text }) => [file, text]),
);
const program = programOf(files, { experimentalDecorators: true });
const model = createMiddlewareModel(program, {
  descriptors: frameworks.filter(({ enabled }) => enabled !== false),
  requestOwned: [],
});

function expectationsIn(
  source: ts.SourceFile,
): { readonly node: ts.Node; readonly wanted: string }[] {
  const found: { node: ts.Node; wanted: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) {
      // A comment on the line of what precedes it trails that, for the scanner.
      const wanted = [
        ...(ts.getTrailingCommentRanges(source.text, node.pos) ?? []),
        ...(ts.getLeadingCommentRanges(source.text, node.pos) ?? []),
      ].map(({ pos, end }) => source.text.slice(pos + 2, end - 2).trim());
      if (wanted[0]) found.push({ node, wanted: wanted[0] });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test("the spellings compile", () => {
  expect(typeErrors(program)).toEqual([]);
});

const cases = spellings.flatMap(({ file }) => {
  const source = program.getSourceFile(virtual(file));
  if (!source) throw new Error(`${file} is not in the program`);
  return expectationsIn(source).map(({ node, wanted }) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line;
    return [`${file}:${String(line + 1)}`, node, wanted] as const;
  });
});

test("each spelling says what it expects", () => {
  for (const { file } of spellings)
    expect(cases.filter(([name]) => name.startsWith(`${file}:`))).not.toEqual(
      [],
    );
});

test.each(cases)("%s", (_name, node, wanted) => {
  const site = model.siteOf(node);
  const seen = site
    ? [
        site.descriptor.id,
        site.role,
        ...site.downstream.map(({ name }) => name),
        ...(site.certain ? [] : ["by shape"]),
      ].join(" ")
    : "-";
  expect(seen).toBe(wanted);
});
