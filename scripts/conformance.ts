/** `npm run conformance -- <folder>`: replays every vector file below a folder. */
import fs from "node:fs";
import path from "node:path";
import { argv, exit } from "node:process";

import type * as Replay from "../tests/conformance/replay.ts";
import type { Vector, VectorFile } from "../tests/conformance/vectors.ts";
import type * as Runtime from "../src/runtime/index.ts";
import { buildRuntime } from "./build-runtime.ts";

const folder = argv[2];
if (folder === undefined || !fs.existsSync(folder)) {
  if (folder !== undefined) console.error(`There is no ${folder}.`);
  console.error("usage: npm run conformance -- <folder of vector files>");
  exit(2);
}

const built = buildRuntime();
const load = async <M>(file: string): Promise<M> =>
  (await import(new URL(file, built).href)) as M;
const { WorkerPool } = await load<typeof Runtime>("src/runtime/index.js");
const { replay } = await load<typeof Replay>("tests/conformance/replay.js");

// A promise that nothing awaits runs on here, and may reject (SPEC section 7, point 1).
process.on("unhandledRejection", () => undefined);

let pool = new WorkerPool(2);

/** Every JSON file below a folder, or a single one. */
function vectorFiles(place: string): string[] {
  if (fs.statSync(place).isFile()) return [place];
  return fs
    .readdirSync(place, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .map((file) => path.join(place, file))
    .sort();
}

/** A vector that never answers is a failure like others, and its threads are given up. */
async function verdictOn(vector: Vector): Promise<Replay.Verdict> {
  const failed = (difference: string): Replay.Verdict => ({
    kind: "failed",
    differences: [difference],
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), 10_000);
  });
  const verdict = await Promise.race([
    late,
    replay(vector, pool).catch((error: unknown) => failed(String(error))),
  ]);
  clearTimeout(timer);
  if (verdict !== undefined) return verdict;
  void pool.close();
  pool = new WorkerPool(2);
  return failed("no answer within 10 s");
}

const counts = { passed: 0, failed: 0, skipped: 0 };
const fail = (what: string, ...differences: string[]): void => {
  counts.failed += 1;
  console.log([`failed ${what}`, ...differences].join("\n  "));
};

/** The vectors of a file; one that can't be read is a failure, and the others still count. */
function vectorsOf(file: string): readonly Vector[] {
  try {
    const { vectors } = JSON.parse(
      fs.readFileSync(file, "utf8"),
    ) as Partial<VectorFile>;
    if (Array.isArray(vectors)) return vectors as Vector[];
    fail(file, "no list of `vectors`");
  } catch (error) {
    fail(file, String(error));
  }
  return [];
}

const nameOf = (vector: Vector | null, file: string): string =>
  vector?.id ?? `a vector without id in ${file}`;

for (const file of vectorFiles(folder))
  for (const vector of vectorsOf(file)) {
    const verdict = await verdictOn(vector);
    if (verdict.kind === "failed")
      fail(nameOf(vector, file), ...verdict.differences);
    else counts[verdict.kind] += 1;
    if (verdict.kind === "skipped")
      console.log(`skipped ${nameOf(vector, file)}: ${verdict.reason}`);
  }
await pool.close();
if (counts.passed + counts.failed + counts.skipped === 0)
  console.error(`There are no vectors below ${folder}.`);
console.log(
  `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
);
exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
