import path from "node:path";
import { describe, expect, it } from "vitest";

import plugin from "../../src/index.ts";
import { lintFile, typeErrors } from "../lint.ts";
import {
  corpusFiles,
  corpusFolder,
  corpusProgram,
  marksOf,
  strictMessages,
} from "./project.ts";
import { testSuggestions } from "./suggestions.ts";

function reportsOf(fileName: string, name: "recommended" | "strict"): string[] {
  const strict = strictMessages(fileName);
  // All that `recommended` asks for, `strict` asks for too.
  const messages =
    name === "strict" || strict.length === 0
      ? strict
      : lintFile(corpusProgram(), fileName, { config: name });
  const lines = messages.map(
    (message) =>
      `${String(message.line)} ${(message.ruleId ?? "").replace("async-middleware/", "")}`,
  );
  // A mark stands for its line: two names written on one line are two reports of one mark.
  return [...new Set(lines)].sort();
}

describe.each(
  corpusFiles.map((name) => [path.relative(corpusFolder, name), name]),
)("%s", (_, fileName) => {
  const marks = marksOf(fileName).filter(
    (mark) => mark.rule in (plugin.rules ?? {}),
  );
  const expected = (strict: boolean): string[] =>
    marks
      .filter((mark) => !mark.known && (strict || !mark.strict))
      .map((mark) => `${String(mark.line)} ${mark.rule}`)
      .sort();

  it("recommended", () => {
    expect(reportsOf(fileName, "recommended")).toEqual(expected(false));
  });
  it("strict", () => {
    const reports = reportsOf(fileName, "strict");
    for (const line of expected(true)) expect(reports).toContain(line);
  });
  it("fills in every part of a message", () => {
    for (const { message } of strictMessages(fileName))
      expect(message).not.toContain("{{");
  });
});

it("names rules that exist", () => {
  const unknown = corpusFiles
    .flatMap(marksOf)
    .filter((mark) => !(mark.rule in (plugin.rules ?? {})))
    .map((mark) => mark.rule);
  expect(unknown).toEqual([]);
});

it("compiles", () => {
  expect(typeErrors(corpusProgram())).toEqual([]);
});

testSuggestions();
