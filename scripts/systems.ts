/**
 * Writes the generated parts of docs/systems.md and of two rule pages: the table of the tutorials' systems, whose links, rules and
 * vectors must exist, and step tables from real runs. With `--check` only says whether the pages are in step.
 */
import fs from "node:fs";
import path from "node:path";
import { format } from "prettier";

import { rules } from "../src/rules/index.ts";
import type * as Runtime from "../src/runtime/index.ts";
import { buildRuntime } from "./build-runtime.ts";
import { rows, type System } from "./systems-rows.ts";

const root = path.resolve(import.meta.dirname, "..");
const systemsPage = "docs/systems.md";
const orderPage = "docs/rules/middleware-order.md";
const capabilityPage = "docs/rules/consistent-capability.md";

/** Rules that a row may name before they exist; the name goes from here when the rule comes. */
const upcoming: readonly string[] = [];

const vectors = new Set(
  (
    JSON.parse(
      fs.readFileSync(path.join(root, "tests/conformance/seed.json"), "utf8"),
    ) as { vectors: { id: string }[] }
  ).vectors.map(({ id }) => id),
);

/** The line of a test, by its file and name; nothing if there is no such test. */
function lineOf(file: string, name: string): number | undefined {
  const full = path.join(root, file);
  if (!fs.existsSync(full)) return undefined;
  const lines = fs.readFileSync(full, "utf8").split("\n");
  const at = lines.findIndex(
    (line, index) =>
      /\bit(?:\.each.*)?\(/.test(`${lines[index - 1] ?? ""} ${line}`) &&
      [`"${name}"`, `'${name}'`, `\`${name}\``].some((text) =>
        line.includes(text),
      ),
  );
  return at < 0 ? undefined : at + 1;
}

function problemsOf(system: System): string[] {
  return [
    ...(system.tests.length === 0 ? ["has no executed test"] : []),
    ...system.tests
      .filter(([file, name]) => lineOf(file, name) === undefined)
      .map(([file, name]) => `${file} has no test "${name}"`),
    ...system.rules
      .filter((rule) => !(rule in rules) && !upcoming.includes(rule))
      .map((rule) => `there is no rule ${rule}`),
    ...system.rules
      .filter((rule) => rule in rules && upcoming.includes(rule))
      .map((rule) => `${rule} exists: take it from \`upcoming\``),
    ...system.vectors
      .filter((id) => !vectors.has(id))
      .map((id) => `seed.json has no vector ${id}`),
  ].map((problem) => `${system.feature}: ${problem}`);
}

function rowOf(system: System): string {
  const { feature, said, django, runtime } = system;
  const seen =
    system.vectors.length > 0 ? ` (${system.vectors.join(", ")})` : "";
  const guards = system.rules.map((rule) =>
    rule in rules ? `[${rule}](rules/${rule}.md)` : rule,
  );
  const tests = system.tests.map(([file, name]) => `[${name}](../${file})`);
  return `| ${[
    feature,
    said,
    `${django}${seen}`,
    runtime,
    guards.join(", ") || "none needed",
    tests.join("; "),
  ]
    .map((cell) => cell.replaceAll("|", "\\|"))
    .join(" | ")} |`;
}

async function runsOf(): Promise<{
  steps: string;
  mixed: string;
  drawn: string;
  alternating: string;
  sorted: string;
  unmarked: string;
  marked: string;
}> {
  const built = buildRuntime();
  const runtime = (await import(
    new URL("src/runtime/index.js", built).href
  )) as typeof Runtime;
  const pool = new runtime.WorkerPool(1);
  const address = (name: string, file: string): Runtime.ImportPath =>
    runtime.importPath(
      `#${name}`,
      new URL(`tests/runtime/modules/${file}.js`, built),
    );
  const run = async (
    names: readonly string[],
  ): Promise<Runtime.TraceEvent[]> => {
    const trace: Runtime.TraceEvent[] = [];
    const chain = await runtime.Chain.load({
      middleware: names.map((name) => address(name, "systems")),
      urls: address("asyncView", "plain"),
      capabilities: "django",
      pool,
    });
    await chain.handle(new runtime.HttpRequest(), { trace });
    return trace;
  };
  const alone = await run(["AsyncMiddleware"]);
  const mixed = await run(["AsyncMiddleware", "SyncMiddleware"]);
  const [a, s] = ["AsyncMiddleware", "SyncMiddleware"];
  return {
    alternating: runtime.stepTable(await run([s, a, s, a])),
    sorted: runtime.stepTable(await run([s, s, a, a])),
    unmarked: runtime.stepTable(await run(["Hybrid", "Unmarked"])),
    marked: runtime.stepTable(await run(["Hybrid", a])),
    steps: runtime.stepTable(alone),
    mixed: runtime.stepTable(mixed),
    drawn: `\`\`\`mermaid\n${runtime.onionDiagram(mixed)}\n\`\`\``,
  };
}

const problems = rows.flatMap(problemsOf);
const runs = await runsOf();
const { alternating, sorted, unmarked, marked, ...onSystems } = runs;
const parts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [systemsPage]: {
    systems: [
      "| system | the tutorials say | Django does | the runtime does | guarded by | executed test |",
      "| --- | --- | --- | --- | --- | --- |",
      ...rows.map(rowOf),
    ].join("\n"),
    ...onSystems,
  },
  [orderPage]: { alternating, sorted },
  [capabilityPage]: { unmarked, marked },
};

/** A page with its generated parts in their places; a place that is missing is a problem. */
function filled(page: string, text: string): string {
  return Object.entries(parts[page] ?? {}).reduce((whole, [name, part]) => {
    const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
    const [before, rest] = whole.split(begin);
    const after = rest?.split(end)[1];
    if (before === undefined || after === undefined) {
      problems.push(`${page} has no place for ${name}`);
      return whole;
    }
    return `${before}${begin}\n\n${part}\n\n${end}${after}`;
  }, text);
}

const stale: [string, string][] = [];
for (const page of Object.keys(parts)) {
  const text = fs.readFileSync(path.join(root, page), "utf8");
  const wanted = await format(filled(page, text), { parser: "markdown" });
  if (wanted !== text) stale.push([page, wanted]);
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else
  for (const [page, wanted] of stale)
    if (process.argv.includes("--check")) {
      console.error(`${page} is not in step: run \`npm run docs\`.`);
      process.exitCode = 1;
    } else fs.writeFileSync(path.join(root, page), wanted);
process.exit();
