import path from "node:path";
import ts from "typescript";
import type { Linter } from "eslint";
import { expect, it } from "vitest";

import { lintFile } from "../lint.ts";
import { corpusFiles, corpusFolder, corpusProgram } from "./project.ts";

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

it.each([0, 1])(
  "every suggestion's output type-checks (suggestion %i of each report)",
  (round) => {
    const texts = new Map<string, string>();
    const before = new Map<string, { reports: number; applied: number }>();
    let count = 0;
    for (const fileName of corpusFiles) {
      const messages = lintFile(corpusProgram(), fileName, {
        config: "strict",
      });
      const file = corpusProgram().getSourceFile(fileName);
      if (!file) continue;
      const { text, lines } = applied(file.text, messages, round);
      count += lines.length;
      if (lines.length === 0) continue;
      texts.set(fileName, text);
      before.set(fileName, { reports: messages.length, applied: lines.length });
    }
    const program = corpusProgram(texts);
    expect(
      [...texts.keys()].flatMap((fileName) => errorsOf(program, fileName)),
    ).toEqual([]);
    for (const [fileName, { reports, applied: repaired }] of before) {
      const left = lintFile(program, fileName, { config: "strict" }).length;
      expect(left, path.relative(corpusFolder, fileName)).toBeLessThanOrEqual(
        reports - repaired,
      );
    }
    if (round === 0) expect(count).toBeGreaterThan(50);
  },
);
