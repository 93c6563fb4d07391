/**
 * Writes the table of docs/frameworks.md from the descriptors; with `--check` only says whether the page is
 * in step with them.
 */
import fs from "node:fs";
import path from "node:path";
import { format } from "prettier";

import type { FrameworkDescriptor } from "../src/middleware/descriptor.ts";
import { frameworks } from "../src/middleware/frameworks/index.ts";

const page = path.resolve(import.meta.dirname, "..", "docs", "frameworks.md");
const begin = "<!-- begin generated table -->";
const end = "<!-- end generated table -->";

const whatTheCallGives: Record<FrameworkDescriptor["awaitPolicy"], string> = {
  "await-or-return": "a promise: await or return it",
  "never-await": "an Observable: return it",
  never: "nothing to wait for",
  none: "there is no downstream call",
};

const whereTheResponseIs: Record<FrameworkDescriptor["resultPolicy"], string> =
  {
    "carried-by-context": "in the context",
    "must-return": "the returned value",
    "implicit-last": "returned, else downstream's",
    "implicit-next": "returned, else downstream runs",
    "return-answers": "a returned value ends the chain",
    none: "written by the handler",
  };

const whatASecondCallDoes: Record<FrameworkDescriptor["calledTwice"], string> =
  {
    throws: "throws",
    corrupts: "runs the rest again, broken",
    reruns: "runs the rest again",
    retry: "is a retry",
    ignored: "does nothing",
    unknown: "not known",
  };

function row(framework: FrameworkDescriptor): string {
  const { awaitPolicy, resultPolicy, calledTwice } = framework;
  const cells = [
    `\`${framework.id}\`${framework.enabled === false ? " (off)" : ""}`,
    framework.npm.map((name) => `\`${name}\``).join(" "),
    whatTheCallGives[awaitPolicy],
    whereTheResponseIs[resultPolicy],
    awaitPolicy === "none" ? "" : whatASecondCallDoes[calledTwice],
    framework.downstreamErrors === "captured" ? "caught before" : "",
    framework.verifiedByRunning === true ? "run" : "types read",
  ];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

const table = [
  "| id | packages | the downstream call gives | the response | a second call | errors of downstream | seen by |",
  "| --- | --- | --- | --- | --- | --- | --- |",
  ...[...frameworks]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((framework) => row(framework)),
].join("\n");

const text = fs.readFileSync(page, "utf8");
const [before = "", rest = ""] = text.split(begin);
const after = rest.split(end)[1] ?? "";
const wanted = await format(`${before}${begin}\n\n${table}\n\n${end}${after}`, {
  parser: "markdown",
});

if (wanted !== text && process.argv.includes("--check")) {
  console.error("docs/frameworks.md is not in step: run `npm run docs`.");
  process.exitCode = 1;
} else if (wanted !== text) fs.writeFileSync(page, wanted);
