import path from "node:path";

import { instrument, type Instrumented } from "./instrument.ts";
import type { Thunk } from "./snapshot.ts";

/** What around a `return` sees the end of what is returned, if it waits for that. */
export type Guard = "catch" | "finally" | "both";

/** What instrumented code calls. */
export interface Support {
  readonly at: (value: unknown) => unknown;
  readonly leaving: (value: unknown, guard: Guard) => unknown;
}

/** The files of a case, transpiled once and run as often as needed. */
export interface Prepared {
  readonly files: ReadonlyMap<string, Instrumented>;
  readonly entry: string;
  /** Packages and built-in modules that the files import. */
  readonly packages: readonly string[];
}

/** A case in memory, with everything that it holds. */
export interface Loaded {
  readonly exports: Readonly<Record<string, unknown>>;
  /** The bindings of the entry file, exported or not. */
  readonly top: ReadonlyMap<string, unknown>;
  /** Looks at the state that was made while loading; grows while middleware is mounted. */
  readonly watched: readonly Thunk[];
  readonly isOwn: (constructor: unknown) => boolean;
  readonly imports: readonly string[];
}

export function prepare(files: Readonly<Record<string, string>>): Prepared {
  const own = Object.entries(files).filter(
    ([name]) => !name.startsWith("node_modules/") && !name.endsWith(".d.ts"),
  );
  const instrumented = new Map(
    own.map(([name, text]) => [name, instrument(name, text)]),
  );
  const packages = [...instrumented.values()]
    .flatMap(({ imports }) => imports)
    .filter((specifier) => !specifier.startsWith("."));
  return {
    files: instrumented,
    entry: own[0]?.[0] ?? "",
    packages: [...new Set(packages)],
  };
}

/** Runs the files of a case: `require` gives packages, `world` what they declare and don't define. */
export function load(
  { files, entry }: Prepared,
  require: (name: string) => unknown,
  world: (file: string, name: string) => unknown,
  support: Support,
  isLoading: () => boolean,
  globals: Readonly<Record<string, unknown>>,
): Loaded {
  const watched: Thunk[] = [];
  const own = new Set<unknown>();
  const top = new Map<string, unknown>();
  const modules = new Map<string, { exports: Record<string, unknown> }>();
  const { imports = [] } = files.get(entry) ?? {};

  const run = (name: string): Record<string, unknown> => {
    const known = modules.get(name);
    if (known) return known.exports;
    const file = files.get(name);
    if (!file) throw new Error(`no file ${name}`);
    const module = { exports: {} as Record<string, unknown> };
    modules.set(name, module);
    const scope: Record<string, unknown> = {
      ...globals,
      exports: module.exports,
      module,
      require: (specifier: string) =>
        specifier.startsWith(".")
          ? run(resolve(name, specifier, files))
          : require(specifier),
      __s: {
        ...support,
        each: eachOf(support),
        watch: (thunks: readonly Thunk[]) => {
          if (isLoading()) watched.push(...thunks);
        },
        top: (thunks: readonly Thunk[]) => {
          watched.push(...thunks);
          for (const [binding, look] of thunks) {
            const value = look();
            if (typeof value === "function") own.add(value);
            if (name === entry) top.set(binding, value);
          }
        },
      },
    };
    for (const ambient of file.ambient) scope[ambient] = world(name, ambient);
    compiled(file, Object.keys(scope))(...Object.values(scope));
    return module.exports;
  };
  const exports = run(entry);
  for (const [name, value] of Object.entries(exports))
    if (!top.has(name)) top.set(name, value);
  return {
    exports,
    top,
    watched,
    imports,
    isOwn: (constructor) => own.has(constructor),
  };
}

type Body = (...values: unknown[]) => void;

const bodies = new WeakMap<Instrumented, Map<string, Body>>();

/** The code of a file, compiled once for all runs; it is run in this realm, so that its classes and errors are ours. */
function compiled(file: Instrumented, names: readonly string[]): Body {
  const known = bodies.get(file) ?? new Map<string, Body>();
  bodies.set(file, known);
  const key = names.join();
  const body =
    known.get(key) ??
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    (new Function(...names, file.code) as Body);
  known.set(key, body);
  return body;
}

function resolve(
  from: string,
  specifier: string,
  files: ReadonlyMap<string, unknown>,
): string {
  const base = path.posix.join(path.posix.dirname(from), specifier);
  const stem = base.replace(/\.[cm]?js$/, "");
  const found = [
    base,
    `${base}.ts`,
    `${stem}.ts`,
    `${base}/index.ts`,
    `${base}.js`,
  ].find((name) => files.has(name));
  if (!found)
    throw new Error(`${specifier} is not among the files of the case`);
  return found;
}

function eachOf({ at }: Support) {
  return async function* each(
    source: AsyncIterable<unknown> | Iterable<unknown>,
  ) {
    const iterator =
      Symbol.asyncIterator in source
        ? source[Symbol.asyncIterator]()
        : source[Symbol.iterator]();
    try {
      for (;;) {
        const step = (await at(iterator.next())) as IteratorResult<unknown>;
        if (step.done) return;
        yield await at(step.value);
      }
    } finally {
      await iterator.return?.();
    }
  };
}
