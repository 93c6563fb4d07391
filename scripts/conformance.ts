/** `npm run conformance -- <folder>`: replays every vector file below a folder. */
import fs from "node:fs";
import path from "node:path";
import { argv, exit } from "node:process";

import type * as Replay from "../tests/conformance/replay.ts";
import type { VectorFile } from "../tests/conformance/vectors.ts";
import type * as Runtime from "../src/runtime/index.ts";
import { buildRuntime } from "./build-runtime.ts";

const folder = argv[2];
if (folder === undefined) {
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

const pool = new WorkerPool(2);
const counts = { passed: 0, failed: 0, skipped: 0 };
const files = fs
  .readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".json"))
  .sort();
for (const file of files) {
  const { vectors } = JSON.parse(
    fs.readFileSync(path.join(folder, file), "utf8"),
  ) as VectorFile;
  for (const vector of vectors) {
    const verdict = await replay(vector, pool);
    counts[verdict.kind] += 1;
    if (verdict.kind === "skipped")
      console.log(`skipped ${vector.id}: ${verdict.reason}`);
    if (verdict.kind === "failed")
      console.log([`failed ${vector.id}`, ...verdict.differences].join("\n  "));
  }
}
await pool.close();
console.log(
  `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
);
exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
