/**
 * Writes into docs/migrating.md what `n/no-sync`, `require-atomic-updates` and our rules say of the same
 * programs; with `--check` only says whether the page is in step. `npm run build` isn't needed.
 */
import fs from "node:fs";
import path from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import nPlugin from "eslint-plugin-n";
import { format } from "prettier";

import plugin from "../src/index.ts";
import { programOf, root, typeErrors, virtual } from "../tests/lint.ts";
import {
  blockingCases,
  helpers,
  raceCases,
  type MigrationCase,
} from "./migration/cases.ts";

const page = path.join(root, "docs", "migrating.md");
const ours = (plugin.configs.recommended.rules ?? {}) as Linter.RulesRecord;

function fileOf(cases: readonly MigrationCase[], index: number): string {
  return `migration-${cases === raceCases ? "race" : "blocking"}-${String(index)}.ts`;
}

const files = Object.fromEntries(
  [blockingCases, raceCases].flatMap((cases) =>
    cases.map(({ code }, index) => [fileOf(cases, index), code]),
  ),
);
const program = programOf({ ...helpers, ...files });
const errors = typeErrors(program);
if (errors.length > 0) throw new Error(errors.join("\n"));

/** Whether any of the rules reports a file. */
function says(file: string, rules: Linter.RulesRecord): boolean {
  const config: Linter.Config = {
    files: ["**/*.ts"],
    plugins: {
      "async-middleware": plugin,
      n: nPlugin,
    },
    languageOptions: { parser, parserOptions: { programs: [program] } },
    rules,
  };
  const text = program.getSourceFile(virtual(file))?.text ?? "";
  const messages = new Linter({ cwd: root }).verify(text, [config], {
    filename: virtual(file),
  });
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(`${file}: ${fatal.message}`);
  return messages.length > 0;
}

function table(
  cases: readonly MigrationCase[],
  other: string,
  rules: Linter.RulesRecord,
): string {
  const cell = (reports: boolean, isWrong: boolean): string => {
    if (reports) return isWrong ? "reports" : "**false alarm**";
    return isWrong ? "**misses**" : "silent";
  };
  return [
    `| program | is | \`${other}\` | these rules |`,
    "| --- | --- | --- | --- |",
    ...cases.map(({ name, isWrong }, index) => {
      const file = fileOf(cases, index);
      return `| ${name} | ${isWrong ? "wrong" : "right"} | ${cell(says(file, rules), isWrong)} | ${cell(says(file, ours), isWrong)} |`;
    }),
  ].join("\n");
}

const tables: Readonly<Record<string, string>> = {
  "n/no-sync": table(blockingCases, "n/no-sync", {
    // Its kinder form: calls at the top level of a module run once.
    "n/no-sync": ["error", { allowAtRootLevel: true }],
  }),
  "require-atomic-updates": table(raceCases, "require-atomic-updates", {
    "require-atomic-updates": "error",
  }),
};

const text = fs.readFileSync(page, "utf8");
let wanted = text;
for (const [name, markdown] of Object.entries(tables))
  wanted = wanted.replace(
    new RegExp(`(<!-- begin: ${name} -->).*?(<!-- end: ${name} -->)`, "s"),
    (_, begin: string, end: string) => `${begin}\n\n${markdown}\n\n${end}`,
  );
wanted = await format(wanted, { parser: "markdown" });
if (wanted !== text && process.argv.includes("--check")) {
  console.error("docs/migrating.md is not in step: run `npm run docs`.");
  process.exitCode = 1;
} else if (wanted !== text) fs.writeFileSync(page, wanted);
