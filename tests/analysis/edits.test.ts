import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

import { looked } from "../../src/analysis/effects/body-effects.ts";
import { lintFile, root } from "../lint.ts";

const folder = path.join(root, "tests", "edited");
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ["node"],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

const disk = ts.createCompilerHost(options, true);
const libraries = new Map<string, ts.SourceFile | undefined>();

/** Files in an editor: an edit makes a new Program, in which all other files are the same objects. */
class Session {
  private readonly parsed = new Map<string, ts.SourceFile>();
  private program: ts.Program | undefined;

  private readonly texts: Map<string, string>;
  private readonly options: ts.CompilerOptions;

  /** Programs of different configurations carry nothing over to each other. */
  constructor(texts: Map<string, string>, config = "tsconfig.json") {
    this.texts = texts;
    this.options = { ...options, configFilePath: path.join(folder, config) };
  }

  edit(name: string, text: string): void {
    this.texts.set(name, text);
    this.parsed.delete(path.join(folder, name));
    this.program = undefined;
  }

  reports(name: string): string[] {
    const names = [...this.texts.keys()].map((each) => path.join(folder, each));
    this.program ??= ts.createProgram(names, this.options, {
      ...disk,
      // The folder is nowhere on the disk.
      directoryExists: (each) =>
        each.startsWith(folder) || (disk.directoryExists?.(each) ?? true),
      fileExists: (each) => names.includes(each) || disk.fileExists(each),
      readFile: (each) =>
        this.texts.get(path.relative(folder, each)) ?? disk.readFile(each),
      getSourceFile: (each, version) => {
        const text = this.texts.get(path.relative(folder, each));
        if (text === undefined) {
          if (!libraries.has(each))
            libraries.set(each, disk.getSourceFile(each, version));
          return libraries.get(each);
        }
        let file = this.parsed.get(each);
        if (!file) {
          file = ts.createSourceFile(each, text, version, true);
          this.parsed.set(each, file);
        }
        return file;
      },
    });
    return lintFile(this.program, path.join(folder, name), {
      config: "strict",
      cwd: folder,
    }).map(
      ({ line, ruleId, message }) =>
        `${String(line)} ${ruleId ?? ""} ${message}`,
    );
  }
}

const koa = `
export interface Context { path: string; body: unknown }
export type Next = () => Promise<unknown>;
export declare class Koa { use(layer: (ctx: Context, next: Next) => unknown): this }
`;

/** Each file with its variants; the first is what a session begins with. */
const variants: Readonly<Record<string, readonly string[]>> = {
  "layer.ts": [
    `import type { Context, Next } from "./node_modules/koa/index.js";
import { load } from "./load.js";
/** @middleware */
export async function layer(ctx: Context, next: Next) {
  ctx.body = load(ctx.path);
  await next();
}
`,
    `import type { Context, Next } from "./node_modules/koa/index.js";
import { load, type Store } from "./load.js";
/** @middleware */
export async function layer(ctx: Context, next: Next, store: Store) {
  ctx.body = load(ctx.path) + store.take(ctx.path);
  await next();
}
`,
  ],
  "load.ts": [
    `import { read } from "./read.js";
export interface Store { take(key: string): string }
export function load(name: string): string {
  return read(name).trim();
}
`,
    `import { read } from "./read.js";
export interface Store { take(key: string): string }
export function load(name: string): string {
  return name === "" ? "" : read(name);
}
`,
    `export interface Store { take(key: string): string }
export function load(name: string): string {
  return name;
}
`,
  ],
  "read.ts": [
    `import { readFileSync } from "node:fs";
export function read(name: string): string {
  return readFileSync(name, "utf8");
}
`,
    `import { readFileSync } from "node:fs";
/** @nonblocking */
export function read(name: string): string {
  return readFileSync(name, "utf8");
}
`,
    `export function read(name: string): string {
  return name + "!";
}
`,
  ],
  "store.ts": [
    `import type { Store } from "./load.js";
export class Memory implements Store {
  take(key: string): string { return key; }
}
`,
    `import { execSync } from "node:child_process";
import type { Store } from "./load.js";
export class Shell implements Store {
  take(key: string): string { return String(execSync(key)); }
}
`,
  ],
  "unrelated.ts": [
    `export const limit = 10;
export function within(count: number): boolean { return count < limit; }
`,
    `export const limit = 20;
// Another comment.
export function within(count: number): boolean { return count <= limit * 2; }
`,
    `export {};
declare global { interface String { trim(): string } }
`,
  ],
};

function begun(): Map<string, string> {
  return new Map([
    ["node_modules/koa/index.d.ts", koa],
    ...Object.entries(variants).map(
      ([name, [first = ""]]): [string, string] => [name, first],
    ),
  ]);
}

const seconds = 1000;

describe("an editor's session", () => {
  it(
    "tells of a helper's change in the middleware that calls it",
    { timeout: 120 * seconds },
    () => {
      const session = new Session(begun());
      const first = session.reports("layer.ts");
      expect(first.join()).toMatch(/5 async-middleware\/no-blocking-call/);
      session.edit("read.ts", variants["read.ts"]?.[2] ?? "");
      expect(session.reports("layer.ts")).toEqual([]);
      session.edit("read.ts", variants["read.ts"]?.[0] ?? "");
      expect(session.reports("layer.ts")).toEqual(first);
    },
  );

  it(
    "looks into nothing again when an unrelated file changes",
    { timeout: 120 * seconds },
    () => {
      const session = new Session(begun());
      const first = session.reports("layer.ts");
      const before = looked.bodies;
      expect(before).toBeGreaterThan(2);
      session.edit("unrelated.ts", variants["unrelated.ts"]?.[1] ?? "");
      expect(session.reports("layer.ts")).toEqual(first);
      expect(looked.bodies).toBe(before);
    },
  );

  it(
    "looks into no helper again when the middleware itself changes",
    { timeout: 120 * seconds },
    () => {
      const session = new Session(begun());
      const first = session.reports("layer.ts");
      const before = looked.bodies;
      session.edit("layer.ts", `${variants["layer.ts"]?.[0] ?? ""}// …\n`);
      expect(session.reports("layer.ts")).toEqual(first);
      expect(looked.bodies).toBe(before + 1);
    },
  );

  it(
    "says what a new program says, whatever was edited before",
    { timeout: 600 * seconds },
    () => {
      const texts = begun();
      const session = new Session(texts);
      // A fixed walk through the variants of all files, several of which change nothing.
      let seed = 7;
      const draw = (below: number): number => {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        return Math.floor((seed / 2_147_483_648) * below);
      };
      const names = Object.keys(variants);
      const seen = new Set<string>();
      let spared = 0;
      for (let step = 0; step < 24; step++) {
        const name = names[draw(names.length)] ?? "";
        const of = variants[name] ?? [];
        session.edit(name, of[draw(of.length)] ?? "");
        const start = looked.bodies;
        const reports = session.reports("layer.ts");
        const again = looked.bodies - start;
        const fresh = new Session(new Map(texts), `fresh-${String(step)}.json`);
        expect(reports).toEqual(fresh.reports("layer.ts"));
        spared += looked.bodies - start - 2 * again;
        seen.add(reports.join("\n"));
      }
      expect(seen.size).toBeGreaterThan(2);
      expect(spared).toBeGreaterThan(5);
    },
  );
});
