import fc from "fast-check";

import { blockingProgram } from "./blocking.ts";
import { downstreamProgram } from "./downstream.ts";
import { execute, importPackages } from "./execute.ts";
import { explained } from "./explained.ts";
import { lintAll } from "./lint.ts";
import { rulesOf, type Family, type Program } from "./program.ts";
import { judgeOf, shrink } from "./shrink.ts";
import { stateProgram } from "./state.ts";

const grammars: Readonly<Record<Family, fc.Arbitrary<Program>>> = {
  downstream: fc.noBias(downstreamProgram),
  state: fc.noBias(stateProgram),
  blocking: fc.noBias(blockingProgram),
};

/** How often each grammar gives the program: of ten. */
const turns: readonly Family[] = [
  ...["downstream", "state", "downstream", "state", "blocking"],
  ...["downstream", "state", "downstream", "state", "blocking"],
] as Family[];

/** What linting and running agree on, for one rule. */
export interface Row {
  agreeBad: number;
  agreeGood: number;
  /** Reported, and no misbehaviour found. */
  harmless: number;
  /** Not reported, and misbehaves. */
  silent: number;
  /** The last two again, by the cause that explains them. */
  readonly causes: Map<string, number>;
}

/** A program about which linting and running say different things. */
export interface Disagreement {
  readonly rule: string;
  readonly kind: "harmless" | "silent";
  readonly seed: number;
  readonly family: Family;
  readonly source: string;
  /** What was reported or seen. */
  readonly what: string;
  readonly cause: string | undefined;
}

export interface Fuzzed {
  readonly rows: ReadonlyMap<string, Row>;
  readonly disagreements: readonly Disagreement[];
  readonly schedules: number;
  /** How many programs there was time for. */
  readonly done: number;
}

/** The program of a seed: the same one each time. */
export function programOfSeed(family: Family, seed: number): Program {
  return fc.sample(grammars[family], { seed, numRuns: 1 })[0]!;
}

/** Lints and runs generated programs, a batch at a time, and compares. */
export async function fuzz(
  count: number,
  seed: number,
  only?: Family,
  progress: (done: number) => void = () => undefined,
  { batch = 200, minutes = Infinity } = {},
): Promise<Fuzzed> {
  const end = performance.now() + minutes * 60_000;
  let done = 0;
  await importPackages();
  const rows = new Map<string, Row>();
  const disagreements: Disagreement[] = [];
  let schedules = 0;
  for (let from = 0; from < count; from += batch) {
    const seeds = Array.from(
      { length: Math.min(batch, count - from) },
      (_, at) => seed + from + at,
    );
    const programs = seeds.map((one, at) =>
      programOfSeed(only ?? turns[(from + at) % turns.length]!, one),
    );
    const reports = lintAll(programs);
    for (const [at, program] of programs.entries()) {
      if (performance.now() > end)
        return { rows, disagreements, schedules, done };
      done++;
      const { misbehaves, runs } = await execute(program);
      schedules += runs;
      for (const rule of rulesOf[program.family]) {
        const row = rows.get(rule) ?? emptyRow();
        rows.set(rule, row);
        const reported = reports[at]?.get(rule);
        const seen = misbehaves.get(rule);
        if (reported && seen) row.agreeBad++;
        else if (!reported && !seen) row.agreeGood++;
        else {
          const kind = reported ? "harmless" : "silent";
          row[kind]++;
          const cause = explained(rule, kind, program);
          if (cause)
            row.causes.set(
              `${kind}: ${cause}`,
              (row.causes.get(`${kind}: ${cause}`) ?? 0) + 1,
            );
          disagreements.push({
            ...{ rule, kind, seed: seeds[at]!, family: program.family, cause },
            ...{
              source: program.source,
              what: reported?.join(", ") ?? seen ?? "",
            },
          });
        }
      }
    }
    progress(Math.min(from + batch, count));
  }
  return { rows, disagreements, schedules, done };
}

function emptyRow(): Row {
  return {
    agreeBad: 0,
    agreeGood: 0,
    harmless: 0,
    silent: 0,
    causes: new Map(),
  };
}

/** The smallest program that shows the same disagreement. */
export async function shrunk(disagreement: Disagreement): Promise<string> {
  const { family, seed } = disagreement;
  const program = programOfSeed(family, seed);
  return (await shrink(program, judgeOf(disagreement))).source;
}

/** The table that a run prints. */
export function table(rows: Fuzzed["rows"]): string {
  const percent = (part: number, of: number): string =>
    of === 0 ? "-" : `${((100 * part) / of).toFixed(2)} %`;
  const lines = [...rows].map(
    ([rule, { agreeBad, agreeGood, harmless, silent }]) =>
      [
        rule,
        agreeBad,
        agreeGood,
        harmless,
        silent,
        percent(silent, agreeBad + silent),
        percent(harmless, agreeBad + harmless),
      ].join(" | "),
  );
  return [
    "| rule | agree: bad | agree: good | reported, no misbehaviour found | silent, misbehaves | silent of misbehaving | harmless of reported |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...lines.map((line) => `| ${line} |`),
    "",
    ...[...rows].flatMap(([rule, { causes }]) =>
      [...causes].map(([cause, times]) => `${rule}, ${cause}: ${times}`),
    ),
  ].join("\n");
}
