import path from "node:path";
import { describe, expect, it } from "vitest";

import { looked } from "../../src/analysis/effects/body-effects.ts";
import { asked } from "../../src/analysis/kept-findings.ts";
import { rules } from "../../src/rules/index.ts";
import { root } from "../lint.ts";
import { Session } from "./editing/session.ts";

const folder = path.join(root, "tests", "edited");
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
      const session = new Session(folder, begun());
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
      const session = new Session(folder, begun());
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
      const session = new Session(folder, begun());
      const first = session.reports("layer.ts");
      const before = looked.bodies;
      session.edit(
        "layer.ts",
        (variants["layer.ts"]?.[0] ?? "").replace("await", "void 0; await"),
      );
      expect(session.reports("layer.ts")).toEqual(first);
      expect(looked.bodies).toBe(before + 1);
    },
  );

  it(
    "looks into no helper again when a call and a name are added elsewhere",
    { timeout: 120 * seconds },
    () => {
      const session = new Session(folder, begun());
      const first = session.reports("layer.ts");
      const before = looked.bodies;
      const own = variants["unrelated.ts"]?.[0] ?? "";
      session.edit(
        "unrelated.ts",
        `${own}export const most = Math.max(limit, 3);\n`,
      );
      expect(session.reports("layer.ts")).toEqual(first);
      expect(looked.bodies).toBe(before);
    },
  );

  it(
    "asks nothing again when a comment or a space changes",
    { timeout: 120 * seconds },
    () => {
      const session = new Session(folder, begun());
      const first = session.reports("layer.ts");
      const before = asked.times;
      const own = variants["layer.ts"]?.[0] ?? "";
      for (const text of [
        own.replace("await", "// w\n await"),
        own.replace("await", "// wa\n await"),
        own.replace("await", "// wa\n\n await"),
      ]) {
        session.edit("layer.ts", text);
        expect(session.reports("layer.ts")).toEqual(first);
      }
      expect(asked.times).toBe(before);
    },
  );

  it(
    "asks about one function again when a text of it changes",
    { timeout: 120 * seconds },
    () => {
      const own = variants["layer.ts"]?.[0] ?? "";
      const both = (text: string): string =>
        `${own}/** @middleware */
export async function other(ctx: Context, next: Next) {
  const label = "${text}";
  ctx.body = label + load(label);
  await next();
}
`;
      const session = new Session(
        folder,
        new Map([...begun(), ["layer.ts", both("a1")]]),
      );
      const [first = "", second = ""] = session.reports("layer.ts");
      expect(first).toMatch(/^5 .*no-blocking-call/);
      expect(second).toMatch(/^11 .*no-blocking-call/);
      const before = looked.bodies;
      const start = asked.times;
      for (const text of ["a12", "a123"]) {
        session.edit("layer.ts", both(text));
        expect(session.reports("layer.ts")).toEqual([first, second]);
      }
      // The other layer and the helpers are left alone.
      expect(looked.bodies).toBe(before + 2);
      // What is asked about the whole file, and not of each function, is asked again.
      const perEdit = (asked.times - start) / 2;
      expect(perEdit).toBeGreaterThan(0);
      expect(perEdit).toBeLessThan(Object.keys(rules).length / 2);
      session.edit("read.ts", variants["read.ts"]?.[2] ?? "");
      expect(session.reports("layer.ts")).toEqual([]);
    },
  );

  it.each([
    ["in place", "const limit = pLimit(1);", false],
    ["by a name", "const most = 1;\nconst limit = pLimit(most);", false],
    ["in another file", "export const limit = pLimit(1);", true],
  ])(
    "tells of a race where a lock lets in more than one: %s",
    { timeout: 120 * seconds },
    (where, lock, isElsewhere) => {
      const work = `import pLimit from "p-limit";
declare function persist(count: number): Promise<void>;
${lock}
let total = 0;
export async function work() {
  const seen = total;
  await persist(seen);
  total = seen + 1;
}
`;
      const layer = `/** @middleware */
export async function layer() {
  await limit(() => work());
}
`;
      const own = isElsewhere ? work : work + layer;
      const texts = new Map([
        [
          "node_modules/p-limit/index.d.ts",
          "export default function pLimit(most: number): <T>(run: () => Promise<T>) => Promise<T>;",
        ],
        [
          "node_modules/p-limit/package.json",
          `{ "name": "p-limit", "type": "module", "exports": "./index.js" }`,
        ],
        ["work.ts", own],
      ]);
      if (isElsewhere)
        texts.set(
          "layer.ts",
          `import { limit, work } from "./work.js";\n${layer}`,
        );
      const session = new Session(folder, texts, `${where}.json`);
      expect(session.reports("work.ts")).toEqual([]);
      session.edit("work.ts", own.replace(/\b1\b/, "2"));
      expect(session.reports("work.ts").join()).toMatch(
        /no-shared-state-race `total`/,
      );
      session.edit("work.ts", own);
      expect(session.reports("work.ts")).toEqual([]);
    },
  );

  it(
    "follows an import to a file that came by its name later",
    { timeout: 120 * seconds },
    () => {
      const texts = begun();
      const read = `import { readFileSync } from "node:fs";
export const read = readFileSync;
`;
      texts.delete("read.ts");
      texts.set("other.ts", read);
      texts.set(
        "load.ts",
        `import { read } from "./read.js";
export interface Store { take(key: string): string }
export function load(name: string): string { return read(name, "utf8"); }
`,
      );
      const session = new Session(folder, texts, "renamed.json");
      expect(session.reports("layer.ts")).toEqual([]);
      session.edit("unrelated.ts", variants["unrelated.ts"]?.[1] ?? "");
      expect(session.reports("layer.ts")).toEqual([]);
      texts.delete("other.ts");
      session.edit("read.ts", read);
      const found = session.reports("layer.ts");
      expect(found.join()).toMatch(/5 async-middleware\/no-blocking-call/);
      session.edit(
        "read.ts",
        "export declare const read: (name: string, encoding: string) => string;\n",
      );
      expect(session.reports("layer.ts")).toEqual([]);
    },
  );

  it(
    "says what a new program says, whatever was edited before",
    { timeout: 600 * seconds },
    () => {
      const texts = begun();
      const session = new Session(folder, texts);
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
        const fresh = new Session(
          folder,
          new Map(texts),
          `fresh-${String(step)}.json`,
        );
        expect(reports).toEqual(fresh.reports("layer.ts"));
        spared += looked.bodies - start - 2 * again;
        seen.add(reports.join("\n"));
      }
      expect(seen.size).toBeGreaterThan(2);
      expect(spared).toBeGreaterThan(5);
    },
  );
});
