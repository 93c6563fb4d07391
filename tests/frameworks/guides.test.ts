import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

import { pages } from "../../scripts/framework-guides/pages.ts";
import { lintFile, programOf, root, typeErrors, virtual } from "../lint.ts";

const samples = pages.flatMap(({ file, elsewhere }) => {
  const text = fs.readFileSync(
    path.join(root, "docs/frameworks", `${file}.md`),
    "utf8",
  );
  const found = [
    ...text.matchAll(/^```ts (incorrect|correct)\n(.*?)^```$/gms),
  ].map(([, kind, code]) => ({ kind: kind ?? "", code: code ?? "" }));
  return { file, text, found, isHere: elsewhere === undefined };
});
const nameOf = (file: string, kind: string): string =>
  `guides/${file}-${kind}.ts`;
const here = samples.filter(({ isHere }) => isHere);
const program = programOf(
  Object.fromEntries(
    here.flatMap(({ file, found }) =>
      found.map(({ kind, code }) => [nameOf(file, kind), code]),
    ),
  ),
  { experimentalDecorators: true },
);

it("samples of all pages compile with the real types", () => {
  expect(typeErrors(program)).toEqual([]);
});

it("every page has wrong code and its right twin", () => {
  for (const { found } of samples)
    expect(found.map(({ kind }) => kind)).toEqual(["incorrect", "correct"]);
});

describe.each(here)("$file", ({ file, text }) => {
  it("reports the wrong code by the rule that the page names", () => {
    const rules = lintFile(program, virtual(nameOf(file, "incorrect"))).map(
      ({ ruleId }) => ruleId?.split("/")[1] ?? "",
    );
    expect(rules).toHaveLength(1);
    expect(text).toContain(`](../rules/${rules[0] ?? ""}.md) reports`);
  });

  it("is silent about the right code", () => {
    expect(lintFile(program, virtual(nameOf(file, "correct")))).toEqual([]);
  });
});

it("the descriptor that CONTRIBUTING.md shows is a whole one", () => {
  const text = fs.readFileSync(path.join(root, "CONTRIBUTING.md"), "utf8");
  const [, code = ""] = /^```ts\n(import type .*?)^```$/ms.exec(text) ?? [];
  const frameworks = "../../src/middleware/frameworks";
  const sample = code
    .replace('"../descriptor.ts"', `"${frameworks}/../descriptor.ts"`)
    .replace('"./base.ts"', `"${frameworks}/base.ts"`);
  expect(sample).toContain(frameworks);
  const files = { "contributing.ts": sample };
  expect(
    typeErrors(programOf(files, { allowImportingTsExtensions: true })),
  ).toEqual([]);
});
