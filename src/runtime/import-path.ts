import { MiddlewareError } from "./errors.ts";

/**
 * Code addressed by the module that exports it, so that another thread can find it
 * (SPEC section 7, point 4a): closures can't cross threads, an address can.
 */
export interface ImportPath {
  /** The module's URL. */
  readonly module: string;
  /** The name of the export. */
  readonly name: string;
  /** If given, the export is called with these (cloneable) values, and its result is meant. */
  readonly args?: readonly unknown[];
}

/** The modules that this thread has loaded, by URL. */
const modules = new Map<string, Readonly<Record<string, unknown>>>();

/**
 * Addresses an export: `importPath("./middleware.js#Timing", import.meta.url)`; `args` make it a
 * call of that export.
 */
export function importPath(
  specifier: string,
  base?: string | URL,
  args?: readonly unknown[],
): ImportPath {
  const hash = specifier.lastIndexOf("#");
  const name = hash === -1 ? "default" : specifier.slice(hash + 1);
  const file = hash === -1 ? specifier : specifier.slice(0, hash);
  const module = base === undefined ? file : new URL(file, base).href;
  return { module, name, ...(args && { args }) };
}

/** Whether a value is an address rather than code. */
export function isImportPath(value: unknown): value is ImportPath {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as Partial<ImportPath>).module === "string" &&
    typeof (value as Partial<ImportPath>).name === "string"
  );
}

/** Loads the module of an address on this thread and returns what the address means. */
export async function importExport(path: ImportPath): Promise<unknown> {
  if (!modules.has(path.module))
    modules.set(
      path.module,
      (await import(/* @vite-ignore */ path.module)) as Record<string, unknown>,
    );
  return loadedExport(path);
}

/** What an address means, if its module is loaded on this thread. */
export function loadedExport(path: ImportPath): unknown {
  const value = modules.get(path.module)?.[path.name];
  if (value === undefined)
    throw new MiddlewareError(
      "unknown_export",
      `\`${path.name}\` is not an export of ${path.module}, or nothing of that module stands in ` +
        "the chain's settings.",
      path.name,
    );
  return path.args === undefined
    ? value
    : (value as (...args: readonly unknown[]) => unknown)(...path.args);
}

/** {@link loadedExport} for an address written as `url#export`. */
export function exported(address: string): unknown {
  return loadedExport(importPath(address));
}
