/**
 * `npm run bench`: what the rules cost beside others, as CPU time, on generated projects and on the
 * folders (or `tsconfig.json` files) that are given. `--write` puts the table into the README, `--sizes
 * 250,500` makes it shorter. Each process that is apart measures one thing, and what one costs above another
 * is the difference of two: `--runs 3` takes the smallest of several (of one more for the floor), since load can only add to it. Warm
 * figures are of one process, and the growth is asked of them alone. After `--minutes` no other project is
 * begun: the largest come last.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import type { Concurrent } from "./speed/concurrency.ts";
import type { Session } from "./speed/editor.ts";
import { generate, type Profile } from "./speed/generate.ts";
import type { Alone, Marginal } from "./speed/measure.ts";
import { setNames } from "./speed/set-names.ts";
import { writeTable, type Measured } from "./speed/table.ts";

const root = path.resolve(import.meta.dirname, "..");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: "boolean", default: false },
    sizes: { type: "string", default: "250,500,1000,2000" },
    runs: { type: "string", default: "1" },
    minutes: { type: "string", default: "60" },
  },
});
const sizes = values.sizes.split(",").filter(Boolean).map(Number);
const runs = Number(values.runs);

/** What a script of `speed/` answers on its last line; each caller names the type that its script prints. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
function child<Answer>(script: string, ...given: readonly string[]): Answer {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      "--max-old-space-size=8192",
      "--expose-gc",
      "--import",
      import.meta.resolve("tsx"),
      path.join(root, "bench/speed", script),
      ...given,
    ],
    { encoding: "utf8", maxBuffer: 1 << 26, cwd: root },
  );
  const line = stdout.trim().split("\n").at(-1);
  if (status !== 0 || !line) throw new Error(`${script}: ${stderr}`);
  return JSON.parse(line) as Answer;
}

/** The run of several that cost least. */
function least<Answer>(
  ask: () => Answer,
  cost: (answer: Answer) => number,
  length = runs,
): Answer {
  const answers = Array.from({ length }, ask);
  return answers.reduce((best, each) =>
    cost(each) < cost(best) ? each : best,
  );
}

function measure(name: string, tsconfig: string, isApart: boolean): Measured {
  const note = (text: string): void => console.error(`${name}: ${text}`);
  const marginal = child<Marginal>("measure.ts", tsconfig, "marginal");
  note(
    setNames
      .map((set) => `${set} ${marginal.sets[set].toFixed(0)} ms`)
      .join(", "),
  );
  return {
    name,
    marginal,
    ...(isApart ? { apart: apart(tsconfig, note) } : {}),
  };
}

function apart(
  tsconfig: string,
  note: (text: string) => void,
): NonNullable<Measured["apart"]> {
  const floor = least(
    () => child<Alone>("measure.ts", tsconfig, "floor"),
    ({ cpu }) => cpu,
    // Every other figure stands on it.
    runs + 1,
  );
  note(`${String(floor.files)} files, floor ${floor.cpu.toFixed(0)} ms`);
  const alone = Object.fromEntries(
    setNames.map((set) => {
      const found = least(
        () => child<Alone>("measure.ts", tsconfig, "alone", set),
        ({ cpu }) => cpu,
      );
      note(`${set} alone ${(found.cpu - floor.cpu).toFixed(0)} ms`);
      return [set, found];
    }),
  ) as Record<(typeof setNames)[number], Alone>;
  return { floor, alone };
}

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "async-middleware-"));
try {
  const measured: Measured[] = [];
  const grown: Record<Profile, Measured[]> = { domain: [], handlers: [] };
  let session: Session | undefined;
  const concurrent: { off?: Concurrent; two?: Concurrent } = {};
  const middle = sizes[Math.min(1, sizes.length - 1)];
  const generated = (profile: Profile, size: number): void => {
    const project = generate(
      path.join(scratch, `${profile}-${String(size)}`),
      profile,
      size,
      path.join(root, "node_modules"),
    );
    const isMiddle = size === middle;
    const found = measure(
      `${profile}, ${String(size)} files`,
      project.tsconfig,
      isMiddle,
    );
    grown[profile].push(found);
    measured.push(found);
    if (profile !== "domain" || !isMiddle) return;
    session = child<Session>("editor.ts", project.folder, project.edited);
    for (const [key, workers] of [
      ["off", "off"],
      ["two", "2"],
    ] as const)
      concurrent[key] = child<Concurrent>(
        "concurrency.ts",
        project.tsconfig,
        workers,
      );
  };
  const given = (name: string): void => {
    const tsconfig = path.resolve(
      name.endsWith(".json") ? name : path.join(name, "tsconfig.json"),
    );
    measured.push(
      measure(path.basename(path.dirname(tsconfig)), tsconfig, true),
    );
  };
  const bySize = (some: readonly number[]): (() => void)[] =>
    some.flatMap((size) =>
      (["domain", "handlers"] as const).map(
        (profile) => () => generated(profile, size),
      ),
    );
  const jobs = [
    ...bySize(sizes.slice(0, 2)),
    ...positionals.map((name) => () => given(name)),
    ...bySize(sizes.slice(2)),
  ];
  const last = performance.now() + Number(values.minutes) * 60_000;
  for (const [index, job] of jobs.entries()) {
    if (performance.now() > last) {
      console.error(`${String(jobs.length - index)} projects left out`);
      break;
    }
    job();
  }
  const table = await writeTable(
    { measured, grown, session, concurrent },
    values.write,
  );
  console.log(table);
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
