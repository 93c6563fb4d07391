import fs from "node:fs";
import path from "node:path";
import type { Linter } from "eslint";
import ts from "typescript";

import { sharedHost } from "../host.ts";
import { lintFile } from "../lint.ts";

export const corpusFolder = path.join(import.meta.dirname, "cases");

const config = ts.getParsedCommandLineOfConfigFile(
  path.join(corpusFolder, "tsconfig.json"),
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
);
if (!config) throw new Error("tests/corpus/cases/tsconfig.json can't be read");
const { fileNames, options } = config;

const only = process.env["CORPUS"];

/** Whether a part of the corpus is asked for. */
export const isNarrowed = only !== undefined;

/** The files of the corpus; `CORPUS=koa` narrows them to the paths that contain it. */
export const corpusFiles: readonly string[] = fileNames
  .filter((name) => !only || name.includes(only))
  .sort();

// One for all programs: the texts differ, not what their imports resolve to.
const host = sharedHost(options);
const kept = new Map<string, ts.SourceFile | undefined>();
let first: ts.Program | undefined;

/** The corpus as a program, with the texts of some files replaced. */
export function corpusProgram(
  texts: ReadonlyMap<string, string> = new Map(),
): ts.Program {
  if (texts.size === 0 && first) return first;
  const program = ts.createProgram(fileNames, options, {
    ...host,
    getSourceFile: (name, version) => {
      const text = texts.get(name);
      if (text !== undefined)
        return ts.createSourceFile(name, text, version, true);
      if (!kept.has(name)) kept.set(name, host.getSourceFile(name, version));
      return kept.get(name);
    },
  });
  if (texts.size === 0) first = program;
  return program;
}

const strict = new Map<string, readonly Linter.LintMessage[]>();

/** What `strict` says of a file as it stands; linted once, whoever asks. */
export function strictMessages(
  fileName: string,
): readonly Linter.LintMessage[] {
  let messages = strict.get(fileName);
  if (!messages) {
    messages = lintFile(corpusProgram(), fileName, { config: "strict" });
    strict.set(fileName, messages);
  }
  return messages;
}

export interface Mark {
  readonly line: number;
  readonly rule: string;
  readonly messageId?: string | undefined;
  readonly strict: boolean;
  readonly known: boolean;
}

/** The marks of a file, as the README beside this file describes them. */
export function marksOf(fileName: string): Mark[] {
  return fs
    .readFileSync(fileName, "utf8")
    .split("\n")
    .flatMap((lineText, index) => {
      const mark = /\/\/ (\?!|!strict|!|~) ([\w:, -]+?)(?: --.*)?$/.exec(
        lineText,
      );
      if (!mark) {
        if (/\/\/ (?:\?!|!strict|!|~)(?: |$)/.test(lineText))
          throw new Error(`${fileName}:${String(index + 1)}: no mark`);
        return [];
      }
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
