/**
 * `npm run bench:runtime`: nanoseconds a layer and microseconds a switch, for chains of 1, 8 and 64
 * layers that are async, sync or mixed; the async ones beside a nest of async functions written by
 * hand that also converts errors in every layer and also runs in one AsyncLocalStorage context.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { loadavg } from "node:os";
import { performance } from "node:perf_hooks";

import type * as Runtime from "../src/runtime/index.ts";
import type * as Plain from "../tests/runtime/modules/plain.ts";
import { buildRuntime } from "../scripts/build-runtime.ts";

const built = buildRuntime();
const runtime = (await import(
  new URL("src/runtime/index.js", built).href
)) as typeof Runtime;
const { Chain, HttpRequest, HttpResponse, importPath, WorkerPool } = runtime;
const modules = new URL("tests/runtime/modules/plain.js", built);
const { asyncView } = (await import(modules.href)) as typeof Plain;
const pool = new WorkerPool(1);
const depths = [1, 8, 64] as const;

/** The fastest of many short batches, in nanoseconds a run: other load can only add to it. */
async function measure(
  run: () => unknown,
  runs: number,
  batches = 300,
): Promise<number> {
  let best = Infinity;
  for (let batch = 0; batch < batches; batch += 1) {
    const start = performance.now();
    for (let n = 0; n < runs; n += 1) await run();
    best = Math.min(best, performance.now() - start);
  }
  return (best / runs) * 1e6;
}

type Handler = (request: Runtime.HttpRequest) => Promise<Runtime.HttpResponse>;

const context = new AsyncLocalStorage<{ side: string }>();

/** What one would write without the runtime: a layer awaits, and turns errors into responses. */
function nest(layers: number): Handler {
  const converting =
    (next: Handler): Handler =>
    async (request) => {
      try {
        const response = await next(request);
        return response;
      } catch (error) {
        return new HttpResponse(String(error), { status: 500 });
      }
    };
  // The view's errors are converted too, before the first layer sees them.
  let outermost = converting(asyncView);
  for (let n = 0; n < layers; n += 1) outermost = converting(outermost);
  return (request) => context.run({ side: "async" }, () => outermost(request));
}

const entry = (name: string): Runtime.ImportPath =>
  importPath(`#${name}`, modules);

function chain(names: readonly string[], view: string, root: Runtime.Side) {
  return Chain.load({
    middleware: names.map(entry),
    urls: { "/": entry(view) },
    capabilities: "django",
    ...{ root, pool },
  });
}

const repeat = (layers: number, ...names: string[]): string[] =>
  Array.from({ length: layers }, (_, n) => names[n % names.length] ?? "Async");

console.log(
  `load average ${loadavg()
    .map((load) => load.toFixed(1))
    .join(" ")}`,
);
console.log("kind    layers  ns/request  ns/layer  beside");
const print = (
  kind: string,
  layers: number,
  time: number,
  beside: string,
): void => {
  const cells = [String(layers).padStart(6), time.toFixed(0).padStart(11)];
  cells.push((time / layers).toFixed(0).padStart(9), beside);
  console.log(kind.padEnd(7), ...cells);
};

const runsOf = (layers: number): number => Math.ceil(4000 / layers);
const byHand = new Map<number, number>();
for (const layers of depths) {
  const handler = nest(layers);
  const run = () => handler(new HttpRequest());
  const time = await measure(run, runsOf(layers));
  byHand.set(layers, time);
  print("by hand", layers, time, "");
}
// Each storage in use slows every promise down: the chains have theirs alone, as the nest had.
context.disable();
for (const layers of depths) {
  const loaded = await chain(repeat(layers, "Async"), "asyncView", "async");
  const run = () => loaded.handle(new HttpRequest());
  const time = await measure(run, runsOf(layers));
  const ratio = time / (byHand.get(layers) ?? NaN);
  print("async", layers, time, `${ratio.toFixed(2)} x by hand`);
}
for (const layers of depths) {
  const loaded = await chain(repeat(layers, "Sync"), "syncView", "sync");
  const run = () => loaded.handleSync(new HttpRequest());
  const time = await measure(run, runsOf(layers));
  print("sync", layers, time, "on the caller's thread");
}
for (const layers of depths) {
  const names = repeat(layers, "Sync", "Async");
  const loaded = await chain(names, "asyncView", "async");
  const { length } = loaded.report.adaptations;
  const runs = Math.ceil(400 / layers);
  const time = await measure(() => loaded.handle(new HttpRequest()), runs, 15);
  const each = (time / length / 1000).toFixed(0);
  print("mixed", layers, time, `${length} switches, ${each} us each`);
}
await pool.close();
