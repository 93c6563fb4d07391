/**
 * Writes into README.md what the rules say of three places of examples/koa; with `--check` only says whether
 * the page is in step with them.
 */
import fs from "node:fs";
import path from "node:path";
import { ESLint } from "eslint";

import plugin from "../src/index.ts";
import { examples } from "./examples.ts";

const readme = path.resolve(import.meta.dirname, "..", "README.md");
const width = 108;

const shown = [
  { file: "src/middleware/errors.ts", rule: "await-downstream" },
  { file: "src/routes/books.ts", rule: "no-blocking-call" },
  { file: "src/routes/orders.ts", rule: "no-shared-state-race" },
];

function wrapped(text: string): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last !== "" && last.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines.map((line) => `  ${line}`).join("\n");
}

const koa = examples().find(({ name }) => name === "koa");
if (!koa) throw new Error("examples/koa is not there");
const eslint = new ESLint({
  cwd: koa.folder,
  overrideConfigFile: true,
  overrideConfig: plugin.configs.recommendedStandalone,
});
const results = await eslint.lintFiles(shown.map(({ file }) => file));

const reports = shown.map(({ file, rule }) => {
  const result = results.find(({ filePath }) => filePath.endsWith(file));
  const message = result?.messages.find(
    ({ ruleId }) => ruleId === `async-middleware/${rule}`,
  );
  if (!message) throw new Error(`${rule} says nothing of ${file}`);
  const { line, column, ruleId } = message;
  return `${file}:${String(line)}:${String(column)}  ${ruleId ?? ""}\n${wrapped(message.message)}`;
});

const text = fs.readFileSync(readme, "utf8");
const wanted = text.replace(
  /^```text\nsrc\/.*?^```$/ms,
  () => `\`\`\`text\n${reports.join("\n\n")}\n\`\`\``,
);
if (wanted !== text && process.argv.includes("--check")) {
  console.error("README.md is not in step: run `npm run docs`.");
  process.exitCode = 1;
} else if (wanted !== text) fs.writeFileSync(readme, wanted);
