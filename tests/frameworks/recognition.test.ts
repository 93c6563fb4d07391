import { expect, test } from "vitest";

import { frameworks } from "../../src/middleware/frameworks/index.ts";
import { createMiddlewareModel } from "../../src/middleware/model.ts";
import { programOf, typeErrors, virtual } from "../lint.ts";
import { expectationsIn, seenAt } from "./expectations.ts";
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

test("the spellings compile", () => {
  expect(typeErrors(program)).toEqual([]);
});

const cases = spellings.flatMap(({ file }) => {
  const source = program.getSourceFile(virtual(file));
  if (!source) throw new Error(`${file} is not in the program`);
  return expectationsIn(source).map(
    ({ node, wanted, line }) =>
      [`${file}:${String(line)}`, node, wanted] as const,
  );
});

test("each spelling says what it expects", () => {
  for (const { file } of spellings)
    expect(cases.filter(([name]) => name.startsWith(`${file}:`))).not.toEqual(
      [],
    );
});

test.each(cases)("%s", (_name, node, wanted) => {
  expect(seenAt(node, model)).toBe(wanted);
});
