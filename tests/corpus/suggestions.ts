import path from "node:path";
import ts from "typescript";
import type { Linter } from "eslint";
import { expect, it } from "vitest";

import plugin from "../../src/index.ts";
import { lintFile } from "../lint.ts";
import {
  corpusFiles,
  corpusFolder,
  corpusProgram,
  isNarrowed,
  strictMessages,
} from "./project.ts";

/** Every report's suggestion number `round` that does not overlap another one, applied at once. */
function applied(
  text: string,
  messages: readonly Linter.LintMessage[],
  round: number,
): { text: string; lines: string[] } {
  const fixes = messages
    .flatMap((message) => {
      const suggestion = message.suggestions?.[round];
      return suggestion ? [{ message, fix: suggestion.fix }] : [];
    })
    .sort((a, b) => a.fix.range[0] - b.fix.range[0]);
  let out = "";
  let at = 0;
  const lines: string[] = [];
  for (const { message, fix } of fixes) {
    if (fix.range[0] < at) continue;
    out += text.slice(at, fix.range[0]) + fix.text;
    at = fix.range[1];
    lines.push(
      `${String(message.line)} ${message.ruleId ?? ""} ${message.messageId ?? ""}`,
    );
  }
  return { text: out + text.slice(at), lines };
}

/** How many reports each rule gives. */
function counts(messages: readonly Linter.LintMessage[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { ruleId } of messages)
    found.set(ruleId ?? "", (found.get(ruleId ?? "") ?? 0) + 1);
  return found;
}

/** How many may be left of each rule whose suggestions were applied: another rule may see more now. */
function due(
  messages: readonly Linter.LintMessage[],
  lines: readonly string[],
): ReadonlyMap<string, number> {
  const left = counts(messages);
  const repaired = lines.map((line) => line.split(" ")[1] ?? "");
  for (const rule of repaired) left.set(rule, (left.get(rule) ?? 0) - 1);
  return new Map([...left].filter(([rule]) => repaired.includes(rule)));
}

/** The rules whose suggestions were applied, as `strict` has them. */
function strictly(names: Iterable<string>): Linter.RulesRecord {
  const rules = plugin.configs.strict.rules ?? {};
  return Object.fromEntries(
    [...names].map((name) => [name, rules[name] ?? "error"]),
  );
}

function errorsOf(program: ts.Program, fileName: string): string[] {
  const file = program.getSourceFile(fileName);
  if (!file) return [`${fileName} is gone`];
  return [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ].map((diagnostic) => {
    const { line } = file.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    const code = file.text.split("\n")[line]?.trim() ?? "";
    return `${path.relative(corpusFolder, fileName)}:${String(line + 1)} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, " ")} | ${code}`;
  });
}

/** Tests that every suggestion's output compiles and has the report no more. Part of corpus.test.ts, whose reports it starts from. */
export function testSuggestions(): void {
  it.each([0, 1])(
    "every suggestion's output type-checks (suggestion %i of each report)",
    (round) => {
      const texts = new Map<string, string>();
      const before = new Map<string, ReadonlyMap<string, number>>();
      let count = 0;
      for (const fileName of corpusFiles) {
        const messages = strictMessages(fileName);
        const file = corpusProgram().getSourceFile(fileName);
        if (!file) continue;
        const { text, lines } = applied(file.text, messages, round);
        count += lines.length;
        if (lines.length === 0) continue;
        texts.set(fileName, text);
        before.set(fileName, due(messages, lines));
      }
      const program = corpusProgram(texts);
      expect(
        [...texts.keys()].flatMap((fileName) => errorsOf(program, fileName)),
      ).toEqual([]);
      for (const [fileName, most] of before) {
        const left = counts(
          lintFile(program, fileName, { rules: strictly(most.keys()) }),
        );
        for (const [rule, count] of most) {
          const name = `${path.relative(corpusFolder, fileName)} ${rule}`;
          expect(left.get(rule) ?? 0, name).toBeLessThanOrEqual(count);
        }
      }
      if (round === 0 && !isNarrowed) expect(count).toBeGreaterThan(50);
    },
    // The whole corpus is linted twice in one test.
    240_000,
  );
}
