/**
 * One measurement in a process of its own: `measure.ts <tsconfig> floor`, `… alone <set>` and
 * `… marginal`. Prints one line of JSON.
 */
import path from "node:path";
import * as parser from "@typescript-eslint/parser";
import { ESLint, type Linter } from "eslint";

import { fingerprint } from "./fingerprint.ts";
import { load, type Project } from "./project.ts";
import { setNames, type SetName } from "./set-names.ts";
import { rulesOf } from "./sets.ts";
import { cpu, timed } from "./timed.ts";

export interface Alone {
  readonly files: number;
  readonly lines: number;
  /** Milliseconds of CPU time, from the program to the last report. */
  readonly cpu: number;
  /** Mebibytes, at the highest. */
  readonly memory: number;
  readonly reports: string;
}

export interface Marginal {
  readonly files: number;
  readonly lines: number;
  readonly sets: Readonly<Record<SetName, number>>;
  readonly byRule: Readonly<Record<string, number>>;
  /** The file that took us longest for its length: milliseconds a thousand lines. */
  readonly slowest: {
    readonly file: string;
    readonly perThousand: number;
    readonly ms: number;
  };
  readonly reports: number;
}

/** Lints every file of a project with one set of rules, as `eslint` does. */
export async function lint(
  project: Project,
  cwd: string,
  config: Pick<Linter.Config, "plugins" | "rules">,
): Promise<readonly ESLint.LintResult[]> {
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    ignore: false,
    allowInlineConfig: false,
    overrideConfig: {
      files: ["**/*.{ts,tsx,mts,cts}"],
      languageOptions: {
        parser,
        parserOptions: { programs: [project.program] },
      },
      linterOptions: { reportUnusedDisableDirectives: "off" },
      ...config,
    },
  });
  return eslint.lintFiles([...project.files]);
}

async function alone(
  tsconfig: string,
  set: SetName | undefined,
): Promise<Alone> {
  const chosen = set && rulesOf(set);
  const start = cpu();
  const project = load(tsconfig);
  const results = await lint(
    project,
    path.dirname(tsconfig),
    chosen
      ? { plugins: { [chosen.prefix]: chosen.plugin }, rules: chosen.rules }
      : {},
  );
  return {
    files: project.files.length,
    lines: project.lines,
    cpu: cpu() - start,
    memory: process.resourceUsage().maxRSS / 1024,
    reports: fingerprint(results),
  };
}

async function marginal(tsconfig: string): Promise<Marginal> {
  const project = load(tsconfig);
  const cwd = path.dirname(tsconfig);
  // Whoever asks for types first pays for all: a pass of its own comes before the one that is measured.
  const everyCall = rulesOf("every-call");
  await lint(project, cwd, {
    plugins: { [everyCall.prefix]: everyCall.plugin },
    rules: everyCall.rules,
  });
  globalThis.gc?.();
  const sets = setNames.map((name) => {
    const { plugin, prefix, rules } = rulesOf(name);
    return { name, prefix, rules, ...timed(plugin) };
  });
  const results = await lint(project, cwd, {
    plugins: Object.fromEntries(
      sets.map(({ prefix, plugin }) => [prefix, plugin]),
    ),
    rules: Object.assign(
      {},
      ...sets.map(({ rules }) => rules),
    ) as Linter.RulesRecord,
  });
  const spent: Partial<Record<SetName, number>> = {};
  for (const { name, meter } of sets) spent[name] = meter.total();
  const ours = sets.find(({ name }) => name === "recommended")!;
  let slowest = { file: "", perThousand: 0, ms: 0 };
  for (const [file, ms] of ours.meter.byFile) {
    const lines =
      project.program.getSourceFile(file)?.getLineStarts().length ?? 1;
    const perThousand = (ms / lines) * 1000;
    if (lines >= 50 && perThousand > slowest.perThousand)
      slowest = { file: path.relative(cwd, file), perThousand, ms };
  }
  if (process.env["BENCH_FILES"])
    for (const [file, ms] of [...ours.meter.byFile]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 15))
      console.error(ms.toFixed(1), path.relative(cwd, file));
  const byRule = Object.fromEntries(ours.meter.byRule);
  const reports = results
    .flatMap(({ messages }) => messages)
    .filter(({ ruleId }) => ruleId?.startsWith(`${ours.prefix}/`)).length;
  return {
    files: project.files.length,
    lines: project.lines,
    sets: spent as Record<SetName, number>,
    byRule,
    slowest,
    reports,
  };
}

const [tsconfig = "", mode, set] = process.argv.slice(2);
const answer =
  mode === "marginal"
    ? await marginal(tsconfig)
    : await alone(tsconfig, set as SetName | undefined);
console.log(JSON.stringify(answer));
