import ts from "typescript";
import { expect, test } from "vitest";

import { recognitionSamples } from "../../scripts/recognition/all.ts";
import { fileOf, marksIn, markersIn } from "../../scripts/recognition/check.ts";
import { frameworks } from "../../src/middleware/frameworks/index.ts";
import { samples } from "../middleware/samples.ts";
import { expectationsIn } from "./expectations.ts";
import { direct } from "./spellings-direct.ts";
import { indirect } from "./spellings-indirect.ts";

/** Recognised by its shape in user code: no package has its types. See tests/middleware/class-shape.test.ts. */
const withoutPackage = ["django-style"];

const parsed = recognitionSamples.map((sample) => {
  const source = ts.createSourceFile(
    fileOf(sample),
    sample.text,
    ts.ScriptTarget.ES2022,
    true,
  );
  return [sample.ids.join(", "), sample, expectationsIn(source)] as const;
});

/** The descriptors that an expectation or a described site names. */
function idsIn(texts: readonly string[]): string[] {
  return frameworks
    .map(({ id }) => id)
    .filter((id) =>
      texts.some(
        (text) =>
          text.includes(`/* ${id} middleware`) ||
          text.includes(`/* ${id} handler`) ||
          text.includes(`middleware ${id} `) ||
          text.includes(`handler ${id} `),
      ),
    );
}

test("every descriptor has a sample against real types, here or in scripts/recognition", () => {
  const here = idsIn([
    ...[...direct, ...indirect].map(({ text }) => text),
    ...Object.values(samples).flatMap(({ sites }) => sites),
  ]);
  const there = recognitionSamples.flatMap(({ ids }) => ids);
  const shown = [...here, ...there, ...withoutPackage];
  expect(
    frameworks.map(({ id }) => id).filter((id) => !shown.includes(id)),
  ).toEqual([]);
});

test("no descriptor has two samples there of the same versions, and each is one", () => {
  const ids = recognitionSamples.flatMap((sample) => sample.ids);
  const samples = recognitionSamples.flatMap(({ ids, packages }) =>
    ids.map((id) => `${id} ${JSON.stringify(packages)}`),
  );
  expect(samples).toEqual([...new Set(samples)]);
  const known = frameworks.map(({ id }) => id);
  expect(ids.filter((id) => !known.includes(id))).toEqual([]);
});

test.each(parsed)("%s: marks what it shows", (_name, sample, expectations) => {
  const wanted = expectations.map((each) => each.wanted);
  expect(expectations).toHaveLength(markersIn(sample.text));
  for (const id of sample.ids)
    expect(wanted.filter((each) => each.startsWith(`${id} `))).not.toEqual([]);
});

/** Nothing waits: of these the place alone is asked for. */
const waiting = new Set(["await-or-return", "never-await"]);

test.each(parsed)("%s: has a wrong twin", (_name, sample) => {
  const asked = frameworks.filter(
    ({ id, awaitPolicy }) =>
      sample.ids.includes(id) && waiting.has(awaitPolicy),
  );
  const marks = marksIn(sample.text).map((mark) => mark.split(" ")[0]);
  expect(
    marks.filter((rule) => rule === "await-downstream").length,
  ).toBeGreaterThanOrEqual(asked.length);
});

test.each(parsed)("%s: installs exact versions", (_name, sample) => {
  expect(Object.keys(sample.packages)).not.toEqual([]);
  for (const version of Object.values(sample.packages))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});
