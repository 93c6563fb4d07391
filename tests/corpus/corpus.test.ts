import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

import plugin from "../../src/index.ts";
import { lintFile, typeErrors } from "../lint.ts";

const folder = path.join(import.meta.dirname, "cases");
const config = ts.getParsedCommandLineOfConfigFile(
  path.join(folder, "tsconfig.json"),
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
);
if (!config) throw new Error("tests/corpus/cases/tsconfig.json can't be read");
const program = ts.createProgram(config.fileNames, config.options);

interface Mark {
  readonly line: number;
  readonly rule: string;
  readonly messageId?: string | undefined;
  readonly strict: boolean;
  readonly known: boolean;
}

/** The marks of a file, as the README beside this file describes them. */
function marksOf(text: string): Mark[] {
  return text.split("\n").flatMap((lineText, index) => {
    const mark = /\/\/ (\?!|!strict|!) ([\w:, -]+?)(?: --.*)?$/.exec(lineText);
    if (!mark) return [];
    return (mark[2] ?? "").split(/,\s*/).map((entry) => {
      const [rule = "", messageId] = entry.trim().split(":");
      return {
        line: index + 1,
        rule,
        messageId,
        strict: mark[1] === "!strict",
        known: mark[1] === "?!",
      };
    });
  });
}

function reportsOf(fileName: string, name: "recommended" | "strict"): string[] {
  return lintFile(program, fileName, { config: name })
    .map(
      (message) =>
        `${String(message.line)} ${(message.ruleId ?? "").replace("async-middleware/", "")}`,
    )
    .sort();
}

const only = process.env["CORPUS"];
const files = config.fileNames
  .filter((name) => !only || name.includes(only))
  .sort();

describe.each(files.map((name) => [path.relative(folder, name), name]))(
  "%s",
  (_, fileName) => {
    const text = fs.readFileSync(fileName, "utf8");
    const marks = marksOf(text).filter((mark) => mark.rule in plugin.rules!);
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
  },
);

it("compiles", () => {
  expect(typeErrors(program)).toEqual([]);
});
