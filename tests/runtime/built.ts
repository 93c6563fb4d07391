import type * as Runtime from "../../src/runtime/index.ts";
import { buildRuntime } from "../../scripts/build-runtime.ts";

/** The runtime as worker threads load it: they can't start from TypeScript on Node 20. */
export const built = buildRuntime();

/** A module of the build: `src/runtime/…`, `tests/runtime/modules/…`. */
export async function loadBuilt<M>(file: string): Promise<M> {
  return (await import(/* @vite-ignore */ new URL(file, built).href)) as M;
}

/** The built runtime; tests take values from here and types from the source. */
export const runtime = await loadBuilt<typeof Runtime>("src/runtime/index.js");

/** The address of an export of a module of tests/runtime/modules. */
export function addressOf(
  name: string,
  file = "plain",
  args?: readonly unknown[],
): Runtime.ImportPath {
  const module = new URL(`tests/runtime/modules/${file}.js`, built);
  return runtime.importPath(`#${name}`, module, args);
}

/** One pool for all tests of a process; its idle threads don't keep it alive. */
export const pool = new runtime.WorkerPool(2);
