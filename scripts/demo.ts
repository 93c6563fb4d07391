/**
 * Lints the applications of `examples/` with the built plugin, each with its own eslint.config.js, and shows
 * what a user sees. Ends with status 0 when every mistake was found and the fixed twins are clean.
 */
import path from "node:path";
import { styleText } from "node:util";
import { ESLint, type Linter } from "eslint";

import {
  asFindings,
  examples,
  missingFrom,
  type Example,
  type ExpectedFinding,
} from "./examples.ts";

interface Outcome {
  readonly example: Example;
  readonly files: number;
  readonly found: readonly ExpectedFinding[];
  readonly inTwin: readonly ExpectedFinding[];
}

async function lint(
  example: Example,
  folder: "src" | "fixed",
): Promise<ESLint.LintResult[]> {
  const eslint = new ESLint({ cwd: example.folder });
  return eslint.lintFiles([`${folder}/**/*.ts`]);
}

function findingsOf(
  example: Example,
  results: readonly ESLint.LintResult[],
): ExpectedFinding[] {
  return results.flatMap((result) =>
    asFindings(
      relative(example, result.filePath),
      result.source ?? "",
      result.messages,
    ),
  );
}

function relative(example: Example, file: string): string {
  return path.relative(example.folder, file).replaceAll(path.sep, "/");
}

function print(text = ""): void {
  process.stdout.write(`${text}\n`);
}

function show(
  place: string,
  source: string,
  message: Linter.LintMessage,
): void {
  const line = source.split("\n")[message.line - 1] ?? "";
  const code = line.trimStart();
  const indent = line.length - code.length;
  const end =
    message.endLine === message.line && message.endColumn !== undefined
      ? message.endColumn
      : line.length + 1;
  const from = Math.max(message.column - 1 - indent, 0);
  const width = Math.max(end - message.column, 1);
  print(
    `  ${styleText("cyan", place)}  ${styleText("dim", message.ruleId ?? "")}`,
  );
  print(`    ${code}`);
  print(`    ${" ".repeat(from)}${styleText("red", "~".repeat(width))}`);
  print(`    ${message.message}`);
  for (const { desc } of message.suggestions ?? [])
    print(`    ${styleText("green", "suggestion:")} ${desc}`);
  print();
}

async function run(example: Example): Promise<Outcome> {
  print(styleText("bold", `examples/${example.name}: ${example.title}`));
  print();
  const results = await lint(example, "src");
  for (const result of results) {
    for (const message of result.messages) {
      const place = `${relative(example, result.filePath)}:${String(message.line)}:${String(message.column)}`;
      show(place, result.source ?? "", message);
    }
  }
  const twin = await lint(example, "fixed");
  return {
    example,
    files: results.length,
    found: findingsOf(example, results),
    inTwin: findingsOf(example, twin),
  };
}

function table(outcomes: readonly Outcome[]): void {
  const head = [
    "example",
    "files",
    "mistakes",
    "found",
    "else",
    "in the fixed twin",
  ];
  const rows = outcomes.map(({ example, files, found, inTwin }) => [
    example.name,
    files,
    example.findings.length,
    example.findings.length - missingFrom(found, example.findings).length,
    missingFrom(example.findings, found).length,
    inTwin.length,
  ]);
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of cells)
    print(
      row
        .map((cell, column) =>
          column === 0
            ? cell.padEnd(widths[column] ?? 0)
            : cell.padStart(widths[column] ?? 0),
        )
        .join("   "),
    );
  print();
}

const outcomes: Outcome[] = [];
for (const example of examples()) outcomes.push(await run(example));
table(outcomes);

let wrong = 0;
const complain = (
  example: Example,
  what: string,
  findings: readonly ExpectedFinding[],
): void => {
  for (const { file, line, rule } of findings) {
    wrong += 1;
    print(`${what}: ${example.name}/${file}: ${rule}: ${line}`);
  }
};
for (const { example, found, inTwin } of outcomes) {
  complain(example, "not found", missingFrom(found, example.findings));
  complain(example, "not expected", missingFrom(example.findings, found));
  complain(example, "in the fixed twin", inTwin);
}
if (wrong === 0)
  print("Every mistake was found; the fixed twins have no findings.");
else process.exitCode = 1;
