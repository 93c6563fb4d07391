import path from "node:path";
import { expect, it } from "vitest";

import { corpusFiles, corpusFolder, corpusProgram } from "../corpus/project.ts";
import { lintFile } from "../lint.ts";

/** Programs of several files, in which what one file says depends on others. */
const files = corpusFiles.filter((name) => name.includes("-program/"));

/** Every report of the files, linted one after the other in a program that nobody has asked anything. */
function reportsOf(order: readonly string[]): string[] {
  // Another text makes another program; the files are the same objects.
  const program = corpusProgram(new Map([["nowhere.ts", ""]]));
  return order
    .flatMap((name) =>
      lintFile(program, name, { config: "strict" }).map(
        ({ line, column, ruleId, message }) =>
          `${path.relative(corpusFolder, name)}:${String(line)}:${String(column)} ${ruleId ?? ""} ${message}`,
      ),
    )
    .sort();
}

/** Every third file first, from the end: neither way of reading through a folder. */
function mixed(names: readonly string[]): string[] {
  return [2, 0, 1].flatMap((rest) =>
    names.filter((_, index) => index % 3 === rest).reverse(),
  );
}

it(
  "says the same in whatever order files are linted",
  { timeout: 600_000 },
  () => {
    const forward = reportsOf(files);
    expect(forward.length).toBeGreaterThan(20);
    expect(reportsOf([...files].reverse())).toEqual(forward);
    expect(reportsOf(mixed(files))).toEqual(forward);
  },
);
