import { parseArgs } from "node:util";

import {
  fuzz,
  shrunk,
  table,
  type Disagreement,
} from "../tests/proof/fuzz/fuzz.ts";
import type { Family } from "../tests/proof/fuzz/program.ts";

/** `npm run fuzz -- --runs 10000 --seed 1 [--family state] [--minutes 5] [--show 5] [--shrink]` */
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    minutes: { type: "string" },
    family: { type: "string" },
    show: { type: "string", default: "0" },
    shrink: { type: "boolean", default: false },
  },
});
process.env["DEBUG"] = "async-middleware:throw";

const started = performance.now();
const { rows, disagreements, schedules, done } = await fuzz(
  Number(values.runs),
  Number(values.seed),
  values.family as Family | undefined,
  (done) => {
    if (done % 1000 === 0) console.error(`${done} programs, ${elapsed()} s`);
  },
  values.minutes ? { minutes: Number(values.minutes), batch: 100 } : {},
);
console.log(
  `${done} programs from seed ${values.seed}, ${schedules} schedules run, ${elapsed()} s\n`,
);
console.log(table(rows));

/** Some of each kind and rule. */
const shown = new Map<string, number>();
for (const disagreement of disagreements) {
  if (disagreement.cause !== undefined) continue;
  const { rule, kind } = disagreement;
  const times = shown.get(rule + kind) ?? 0;
  if (times >= Number(values.show)) continue;
  shown.set(rule + kind, times + 1);
  await show(disagreement);
}

async function show(disagreement: Disagreement): Promise<void> {
  const { rule, kind, seed, what, source } = disagreement;
  console.log(`\n--- ${rule}, ${kind}, seed ${seed}: ${what}`);
  console.log(values.shrink ? await shrunk(disagreement) : source);
}

function elapsed(): string {
  return ((performance.now() - started) / 1000).toFixed();
}

// Programs may leave timers and locks behind.
process.exit(0);
