import { describe, expect, it } from "vitest";

import { koa, reported, reports } from "../../blocking/sample.ts";

const fs = `import { existsSync, readFileSync } from "node:fs";`;

describe("options", () => {
  const store = `${fs}\ninterface Store { find(): unknown }\nexport class FileStore implements Store { find() { return readFileSync("a"); } }\ndeclare const store: Store;`;
  const written = `${fs}\ninterface Store { find(): unknown }\nexport const files: Store = { find: () => readFileSync("a") };\ndeclare const store: Store;`;
  const helper = `${fs}\nimport type { Context } from "koa";\nexport async function helper(name: string) { return readFileSync(name); }\nexport function show(ctx: Context) { ctx.body = 1; }`;

  it("overrides", () => {
    const count = (
      before: string,
      overrides: "none" | "declared" | "implementers",
    ) =>
      reported({ "app.ts": koa(`store.find();`, before) }, { overrides })
        .length;
    expect(count(store, "none")).toBe(0);
    expect(count(store, "declared")).toBe(1);
    expect(count(store, "implementers")).toBe(1);
    expect(count(written, "declared")).toBe(0);
    expect(count(written, "implementers")).toBe(1);
  });

  it("scope: helpers are judged only among async functions", () => {
    const files = { "app.ts": koa(`ctx.set("a", "b");`, helper) };
    expect(reported(files)).toEqual([]);
    expect(reported(files, { scope: "async-functions" })).toHaveLength(1);
    const called = { "app.ts": koa(`await helper("a");`, helper) };
    expect(reported(called)).toEqual([`await helper("a");`]);
    expect(reported(called, { scope: "async-functions" })).toHaveLength(1);
  });

  it("scope: a handler is no middleware", () => {
    const files = {
      "app.ts": `import { Hono } from "hono";
import { readFileSync } from "fs";
const app = new Hono();
app.get("/", (c) => c.text(readFileSync("a", "utf8")));
app.use(async (c, next) => {
  c.header("a", readFileSync("b", "utf8"));
  await next();
});
export default app;
`,
    };
    expect(reported(files)).toHaveLength(2);
    expect(reported(files, { scope: "middleware" })).toEqual([
      `c.header("a", readFileSync("b", "utf8"));`,
    ]);
  });

  it("leastCost: by what a call usually costs, whatever stands before it in the chain", () => {
    const files = {
      "app.ts": koa(
        `existsSync("a");\n  load("a");\n  scryptSync("a", "b", 32);\n  mine();`,
        `${fs}\nimport { execSync } from "node:child_process";\nimport { scryptSync } from "node:crypto";\nfunction load(name: string) {\n  if (existsSync(name)) run();\n}\nfunction run() {\n  execSync("a");\n}\n/** @blocking */\ndeclare function mine(): void;`,
      ),
    };
    const all = [
      `existsSync("a");`,
      `load("a");`,
      `scryptSync("a", "b", 32);`,
      `mine();`,
    ];
    expect(reported(files)).toEqual(all);
    expect(reported(files, { leastCost: 0.1 })).toEqual(all);
    expect(reported(files, { leastCost: 1 })).toEqual(all.slice(1));
    expect(reported(files, { leastCost: 10 })).toEqual(all.slice(1));
    expect(reported(files, { leastCost: 100 })).toEqual(all.slice(2));
    expect(reports(files)[1]).toContain("`existsSync` blocks");
    expect(reports(files, { leastCost: 10 })[0]).toContain(
      "`execSync` blocks the event loop; reached by load → run",
    );
  });

  it("leastCost goes with advice", () => {
    const files = {
      "app.ts": koa(
        `createSign("sha256").sign("a");\n  ctx.body = load();`,
        `${fs}\nimport { createSign } from "node:crypto";\nlet text: unknown;\nfunction load() { return (text ??= readFileSync("a")); }`,
      ),
    };
    expect(reported(files)).toEqual([]);
    expect(reported(files, { advice: true })).toHaveLength(2);
    expect(reported(files, { advice: true, leastCost: 1 })).toEqual([
      `createSign("sha256").sign("a");`,
    ]);
  });

  it("allow", () => {
    const files = {
      "app.ts": koa(`existsSync("a");\n  readFileSync("a");`, fs),
    };
    expect(reported(files, { allow: ["existsSync"] })).toEqual([
      `readFileSync("a");`,
    ]);
    expect(
      reported(files, {
        allow: [{ from: "package", package: "fs", name: "existsSync" }],
      }),
    ).toHaveLength(1);
  });
});

describe("settings and tags", () => {
  const sdk = `export function recognise(image: string): string { return image; }
/** @blocking */
export function print(): void {}
export function pool<T>(work: () => T): Promise<T> { return Promise.resolve().then(work); }`;
  const files = {
    "app.ts": koa(
      `recognise("a");\n  print();\n  await pool(() => readFileSync("a"));`,
      `${fs}\nimport { pool, print, recognise } from "./sdk";`,
    ),
    "sdk.ts": sdk,
  };
  it("blocking, nonBlocking, offload, @blocking", () => {
    expect(reported(files)).toEqual([
      `print();`,
      `await pool(() => readFileSync("a"));`,
    ]);
    expect(
      reported(
        files,
        {},
        {
          blocking: [{ from: "file", name: "recognise", path: "sdk.ts" }],
          nonBlocking: ["readFileSync"],
        },
      ),
    ).toEqual([`recognise("a");`, `print();`]);
    expect(
      reported(files, {}, { offload: [{ from: "file", name: "pool" }] }),
    ).toEqual([`print();`]);
  });
});

describe("once for the process", () => {
  it.each([
    ["??=", `cache ??= readFileSync("a");`],
    ["||=", `cache ||= readFileSync("a");`],
    ["if absent", `if (!cache) cache = readFileSync("a");`],
    [
      "if undefined",
      `if (cache === undefined) {\n    cache = readFileSync("a");\n  }`,
    ],
    [
      "a map under a fixed key",
      `if (!map.has("a")) map.set("a", readFileSync("a"));`,
    ],
  ])("%s is advice", (_, code) => {
    const files = {
      "app.ts": koa(
        code,
        `${fs}\nlet cache: unknown;\nexport const map = new Map<string, unknown>();`,
      ),
    };
    expect(reported(files)).toEqual([]);
    expect(reported(files, { advice: true })).toHaveLength(1);
  });

  it("behind a helper, with an early return", () => {
    const files = {
      "app.ts": koa(
        `ctx.body = load();`,
        `${fs}\nlet cache: unknown;\nfunction load() {\n  if (cache) return cache;\n  const text = readFileSync("a");\n  cache = text;\n  return text;\n}`,
      ),
    };
    expect(reported(files)).toEqual([]);
    expect(reports(files, { advice: true })).toEqual([
      "12: `readFileSync` blocks the event loop; reached by load (tests/virtual/app.ts:6), once for the process: the requests that are in flight then wait. In `load`, write `await readFile(…)` from `node:fs/promises`, and await its callers up to here.",
    ]);
  });

  it.each([
    ["a local variable", `let cache: unknown;\n  cache ??= readFileSync("a");`],
    [
      "a key of the request",
      `if (!map.has(ctx.path)) map.set(ctx.path, readFileSync(ctx.path));`,
    ],
    ["another place", `if (!cache) map.set("b", readFileSync("a"));`],
  ])("%s is not", (_, code) => {
    expect(
      reported({
        "app.ts": koa(
          code,
          `${fs}\nexport let cache: unknown;\nexport const map = new Map<string, unknown>();`,
        ),
      }),
    ).toHaveLength(1);
  });
});
