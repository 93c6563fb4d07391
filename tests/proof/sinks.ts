import { allEntries } from "../../src/blocking/catalogue.ts";

/** How long a blocking call of the catalogue holds the loop here, in milliseconds. */
export const holdMs = 50;

/** What sits and waits, without any of the processor's time. */
const cell = new Int32Array(new SharedArrayBuffer(4));

/** Holds the loop as a blocking call does, long enough to be measured. */
export function hold(ms = holdMs): void {
  Atomics.wait(cell, 0, 0, ms);
}

const sinksByModule = new Map<string, Set<string>>();
for (const entry of allEntries()) {
  if (entry.tier !== "error" || /[#. ]/.test(entry.export)) continue;
  const names = sinksByModule.get(entry.module) ?? new Set<string>();
  sinksByModule.set(entry.module, names.add(entry.export));
}

/** Answers of blocking calls that callers look into. */
const answers: Readonly<Record<string, unknown>> = {
  existsSync: true,
  readdirSync: ["one"],
  statSync: {
    size: 1,
    mtimeMs: 0,
    isFile: () => true,
    isDirectory: () => false,
  },
};

/** A module whose blocking calls hold the loop by `held`, whatever they would have done. */
export function withSinks(
  module: string,
  exports: Readonly<Record<string, unknown>>,
  held: (what: string) => void,
): Record<string, unknown> {
  const sinks = sinksByModule.get(module);
  // A package without any keeps its default export, which may be a class.
  if (!sinks && typeof exports["default"] === "function") return { ...exports };
  const replaced: Record<string, unknown> = {};
  for (const name of sinks ?? [])
    if (name in exports)
      replaced[name] = (...values: unknown[]) => {
        held(name);
        if (name in answers) return answers[name];
        return values.some((value) => value === "utf8" || encodingOf(value))
          ? "text"
          : Buffer.from("text");
      };
  const all = { ...exports, ...replaced };
  return {
    ...all,
    default: isRecord(exports["default"])
      ? { ...exports["default"], ...replaced }
      : (exports["default"] ?? all),
  };
}

function encodingOf(value: unknown): boolean {
  return isRecord(value) && typeof value["encoding"] === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
