/**
 * `npm run robustness -- <folder> …`: all rules with every option over the TypeScript below folders,
 * with types as far as they are installed. Prints files, lines, what our rules take of the time, the
 * slowest file, the limits that were met and what was thrown; fails if anything was. `--slow 20` fails
 * on files that take longer, in milliseconds of our own CPU time a 1,000 lines.
 */
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { ESLint } from "eslint";
import { Linter } from "eslint";
import * as parser from "@typescript-eslint/parser";
import ts from "typescript";

import { rulesOf } from "../bench/speed/sets.ts";
import { cpu, timed } from "../bench/speed/timed.ts";
import plugin from "../dist/index.js";
import { variants } from "./rule-variants.ts";

// What a rule throws is thrown on, and each limit says where it was met.
process.env["DEBUG"] = "async-middleware,async-middleware:throw";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    slow: { type: "string" },
    /** Files shorter than this say nothing about a time for a 1,000 lines. */
    least: { type: "string", default: "50" },
  },
});
const leastLines = Number(values.least);

const limits = new Map<string, number>();
const say = console.error.bind(console);
console.error = (...parts: unknown[]): void => {
  const [text] = parts;
  const limit =
    typeof text === "string"
      ? /^async-middleware: (.*?): \//.exec(text)?.[1]
      : undefined;
  if (limit) limits.set(limit, (limits.get(limit) ?? 0) + 1);
  else say(...parts);
};

/** Every file of TypeScript below a folder, but for packages and what was built. */
function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .flatMap((entry): string[] => {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory())
        return /^(?:node_modules|dist|build|coverage|\..*)$/.test(entry.name)
          ? []
          : filesBelow(full);
      return entry.isFile() &&
        /(?<!\.d)\.[cm]?tsx?$/.test(entry.name) &&
        !/\.d\.[cm]?ts$/.test(entry.name)
        ? [full]
        : [];
    });
}

/** The folder's own options, and what lets a file compile that another part of a monorepo configures. */
function optionsOf(folder: string): ts.CompilerOptions {
  const file = ts.findConfigFile(folder, ts.sys.fileExists.bind(ts.sys));
  const own =
    file && path.dirname(file) === path.resolve(folder)
      ? ts.parseJsonConfigFileContent(
          ts.readConfigFile(file, ts.sys.readFile.bind(ts.sys)).config,
          ts.sys,
          path.dirname(file),
        ).options
      : {};
  return {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    jsx: ts.JsxEmit.Preserve,
    strict: true,
    experimentalDecorators: true,
    esModuleInterop: true,
    skipLibCheck: true,
    ...own,
    noEmit: true,
    composite: false,
    incremental: false,
  };
}

interface Slow {
  readonly file: string;
  readonly ms: number;
  readonly perThousand: number;
}

const totals = { files: 0, lines: 0, unparsed: 0, own: 0, reports: 0 };
const thrown: string[] = [];
const slow: Slow[] = [];
const { plugin: measured, meter } = timed(plugin as ESLint.Plugin);
const everyCall = rulesOf("every-call");

const noFolders = positionals.filter(
  (folder) => !fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory(),
);
if (positionals.length === 0 || noFolders.length > 0) {
  console.log(
    noFolders.length > 0
      ? `No folder: ${noFolders.join(", ")}`
      : "Which folders? npm run robustness -- <folder> …",
  );
  process.exit(2);
}

for (const folder of positionals) {
  const names = filesBelow(path.resolve(folder));
  const program = ts.createProgram(names, optionsOf(folder));
  const linter = new Linter({ cwd: path.resolve(folder) });
  const lint = (
    file: ts.SourceFile,
    config: Pick<Linter.Config, "plugins" | "rules">,
  ): readonly Linter.LintMessage[] =>
    linter.verify(
      file.text,
      [
        {
          files: ["**/*.{ts,tsx,mts,cts}"],
          languageOptions: { parser, parserOptions: { programs: [program] } },
          linterOptions: { reportUnusedDisableDirectives: "off" },
          ...config,
        },
      ],
      { filename: file.fileName, allowInlineConfig: false },
    );
  const start = { ...totals };
  const begun = cpu();
  for (const name of names) {
    const file = program.getSourceFile(name);
    if (!file) continue;
    const lines = file.getLineStarts().length;
    totals.files += 1;
    totals.lines += lines;
    // Whoever asks for types first pays for all: it shall not be us.
    const [parsed] = lint(file, {
      plugins: { bench: everyCall.plugin },
      rules: everyCall.rules,
    });
    if (parsed?.fatal) {
      totals.unparsed += 1;
      continue;
    }
    for (const [index, rules] of variants(plugin.rules ?? {}).entries()) {
      meter.reset();
      try {
        const messages = lint(file, {
          plugins: { "async-middleware": measured },
          rules,
        });
        totals.reports += index === 0 ? messages.length : 0;
      } catch (error) {
        thrown.push(
          `${name}: ${error instanceof Error ? (error.stack ?? "") : String(error)}`,
        );
      }
      if (index > 0) continue;
      const ms = meter.total();
      totals.own += ms;
      if (lines >= leastLines)
        slow.push({ file: name, ms, perThousand: (ms / lines) * 1000 });
    }
  }
  console.log(
    `${folder}: ${String(totals.files - start.files)} files, ${String(totals.lines - start.lines)} lines, ` +
      `${((cpu() - begun) / 1000).toFixed(0)} s of CPU time, ours as recommended ${(totals.own - start.own).toFixed(0)} ms`,
  );
}

slow.sort((left, right) => right.perThousand - left.perThousand);
const limit = Number(values.slow ?? 20);
const above = slow.filter(({ perThousand }) => perThousand > limit);
console.log(
  [
    `${String(totals.files)} files, ${String(totals.lines)} lines; ${String(totals.unparsed)} that TypeScript does not parse`,
    `our own time as recommended: ${totals.own.toFixed(0)} ms, ${((totals.own / totals.lines) * 1000).toFixed(2)} ms a 1,000 lines; ${String(totals.reports)} reports`,
    `files above ${String(limit)} ms a 1,000 lines: ${String(above.length)}; the slowest:`,
    ...slow
      .slice(0, 8)
      .map(
        ({ file, ms, perThousand }) =>
          `  ${perThousand.toFixed(1)} ms a 1,000 lines (${ms.toFixed(1)} ms) ${path.relative(process.cwd(), file)}`,
      ),
    `limits met: ${[...limits].map(([name, count]) => `${name} ×${String(count)}`).join(", ") || "none"}`,
    `peak memory: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`,
    `thrown: ${String(thrown.length)}`,
    ...thrown.slice(0, 10),
  ].join("\n"),
);
if (thrown.length > 0 || (values.slow !== undefined && above.length > 0))
  process.exitCode = 1;
