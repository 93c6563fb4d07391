/**
 * Writes what descriptors say into the pages of docs/frameworks/, and their table of contents; with `--check`
 * only says whether the pages are in step.
 */
import fs from "node:fs";
import path from "node:path";
import { format } from "prettier";

import { frameworks } from "../src/middleware/frameworks/index.ts";
import { factsOf } from "./framework-guides/facts.ts";
import { pages, type GuidePage } from "./framework-guides/pages.ts";

const folder = path.resolve(import.meta.dirname, "..", "docs", "frameworks");
const begin = "<!-- begin: what the descriptors say -->";
const end = "<!-- end: what the descriptors say -->";

function descriptorOf(id: string): (typeof frameworks)[number] {
  const found = frameworks.find((framework) => framework.id === id);
  if (!found) throw new Error(`no descriptor ${id}`);
  return found;
}

function generated({ ids }: GuidePage): string {
  const tables = ids.map((id) =>
    [
      `### \`${id}\``,
      "",
      "| | |",
      "| --- | --- |",
      ...factsOf(descriptorOf(id)),
    ].join("\n"),
  );
  const switches = ids
    .map((id) => `${/^\w+$/.test(id) ? id : `"${id}"`}: false`)
    .join(", ");
  return [
    "## What is recognised, and what happens at run time",
    "",
    ...tables,
    "",
    "## Config",
    "",
    "Nothing: a project that imports it is known by its types. To leave it out:",
    "",
    "```js",
    `settings: { "async-middleware": { frameworks: { ${switches} } } }`,
    "```",
  ].join("\n");
}

/** A page with its generated part anew; what people wrote around it stays. */
function pageText(page: GuidePage, old: string): string {
  const [before = "", rest = ""] = old.split(begin);
  const after = rest.split(end)[1] ?? "";
  return `${before}${begin}\n\n${generated(page)}\n\n${end}${after}`;
}

const contents = [
  "# Framework guides",
  "",
  "One page for each of the frameworks that are used most; [all of them](../frameworks.md) are in one table.",
  "",
  "| framework | un-awaited downstream at run time | seen by |",
  "| --- | --- | --- |",
  ...pages.map(({ file, title, ids }) => {
    const first = descriptorOf(ids[0] ?? "");
    return `| [${title}](${file}.md) | ${first.observedWhenUnawaited ?? (first.awaitPolicy === "none" ? "there is no downstream call" : "nothing to await: the call gives nothing")} | ${first.verifiedByRunning === true ? "running it" : "its types"} |`;
  }),
  "",
].join("\n");

const stale: string[] = [];
async function write(name: string, wanted: string): Promise<void> {
  const file = path.join(folder, name);
  const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  const formatted = await format(wanted, { parser: "markdown" });
  if (formatted === text) return;
  stale.push(name);
  if (!process.argv.includes("--check")) fs.writeFileSync(file, formatted);
}

await write("README.md", contents);
for (const page of pages) {
  const name = `${page.file}.md`;
  const old = fs.readFileSync(path.join(folder, name), "utf8");
  if (!old.includes(begin)) throw new Error(`${name} has no generated part`);
  await write(name, pageText(page, old));
}
if (process.argv.includes("--check") && stale.length > 0) {
  console.error(`docs/frameworks: ${stale.join(", ")}: run \`npm run docs\`.`);
  process.exitCode = 1;
}
