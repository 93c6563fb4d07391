import ts from "typescript";
import { describe, expect, it } from "vitest";

import {
  messagesOf,
  reported,
  reports,
  type Files,
} from "../blocking/sample.ts";
import { programOf } from "../lint.ts";

const fs = `import { existsSync, readFileSync } from "node:fs";`;

describe("entry points", () => {
  const cases: readonly (readonly [string, Files, readonly string[]])[] = [
    [
      "Koa: middleware, a handler that is not async, a router",
      {
        "app.ts": `import Koa from "koa";
import Router from "@koa/router";
${fs}
const app = new Koa();
const router = new Router();
const motd = readFileSync("motd");
router.get("/", (ctx) => { ctx.body = readFileSync("a"); });
app.use(async (ctx, next) => { ctx.body = readFileSync("b"); await next(); });
app.use(router.routes());
app.use((ctx) => { ctx.body = motd; });
`,
      },
      [
        `router.get("/", (ctx) => { ctx.body = readFileSync("a"); });`,
        `app.use(async (ctx, next) => { ctx.body = readFileSync("b"); await next(); });`,
      ],
    ],
    [
      "Express: a synchronous handler, middleware, an error handler",
      {
        "app.ts": `import express, { type RequestHandler } from "express";
${fs}
const app = express();
const log: RequestHandler = (_req, _res, next) => {
  readFileSync("log");
  next();
};
app.use(log);
app.get("/", (_req, res) => {
  res.send(readFileSync("a"));
});
app.listen(3000, () => {
  readFileSync("banner");
});
`,
      },
      [`readFileSync("log");`, `res.send(readFileSync("a"));`],
    ],
    [
      "Hono: a handler and middleware",
      {
        "app.ts": `import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
${fs}
const app = new Hono();
const auth = createMiddleware(async (c, next) => {
  c.header("a", String(existsSync("a")));
  await next();
});
app.use(auth);
app.get("/", (c) => {
  return c.text(readFileSync("b", "utf8"));
});
export default app;
`,
      },
      [
        `c.header("a", String(existsSync("a")));`,
        `return c.text(readFileSync("b", "utf8"));`,
      ],
    ],
    [
      "Fastify: a handler and a hook",
      {
        "app.ts": `import Fastify from "fastify";
${fs}
const app = Fastify();
app.addHook("onRequest", async () => {
  existsSync("a");
});
app.get("/", (_request, reply) => {
  return reply.send(readFileSync("b"));
});
`,
      },
      [`existsSync("a");`, `return reply.send(readFileSync("b"));`],
    ],
    [
      "Nest: a controller through a service, its constructor not",
      {
        "app.ts": `import { Controller, Get, Injectable } from "@nestjs/common";
${fs}
@Injectable()
class Files {
  private readonly motd = readFileSync("motd");
  read() { return [this.motd, readFileSync("a")]; }
}
@Controller()
export class Pages {
  private readonly banner = readFileSync("banner");
  constructor(private readonly files: Files) {}
  @Get()
  show() {
    return [this.banner, this.files.read()];
  }
}
`,
      },
      [`return [this.banner, this.files.read()];`],
    ],
  ];
  it.each(cases)("%s", (_, files, lines) => {
    expect(reported(files)).toEqual(lines);
  });
});

describe("a synchronous driver below an await", () => {
  // As drizzle declares it: one builder for all drivers, told apart by a type parameter.
  const drizzle = `export interface Query<Kind extends "sync" | "async", Row> extends PromiseLike<Row[]> {
  readonly _: { readonly resultType: Kind };
}
export interface Db<Kind extends "sync" | "async"> {
  select(): Query<Kind, string>;
}
`;
  const files = (kind: "sync" | "async"): Files => ({
    "app.ts": `import Koa from "koa";
import type { Db } from "drizzle-orm";
declare const db: Db<"${kind}">;
const app = new Koa();
app.use(async (ctx) => {
  ctx.body = await db.select();
});
`,
    "node_modules/drizzle-orm/index.d.ts": drizzle,
  });
  it("is reported by its type, and only then", () => {
    expect(reported(files("sync"))).toEqual([`ctx.body = await db.select();`]);
    expect(reported(files("async"))).toEqual([]);
  });
});

it("finds a pair that a package declares", () => {
  expect(
    reported({
      "app.ts": `import Koa from "koa";
import { objects } from "orm";
const app = new Koa();
app.use((ctx) => {
  ctx.body = objects.create(1);
});
`,
      "node_modules/orm/index.d.ts": `export declare const objects: {
  create(n: number): string;
  acreate(n: number): Promise<string>;
};
`,
    }),
  ).toEqual([`ctx.body = objects.create(1);`]);
});

describe("messages", () => {
  it("say what happens to the others, by which way, and what to write", () => {
    const files = {
      "app.ts": `import Koa from "koa";
import { existsSync, readFileSync } from "node:fs";
import { asyncToSync } from "./bridge";
const app = new Koa();
const load = (name: string) => readFileSync(name);
const wait = asyncToSync(async () => 1);
app.use(async (ctx) => {
  readFileSync("a");
  load("a");
  existsSync("a");
  wait();
  for (const end = Date.now() + 9; Date.now() < end; );
  ctx.body = 1;
});
`,
      "bridge.ts": `export function asyncToSync<T>(_: () => Promise<T>): () => T { throw new Error(); }`,
    };
    expect(reports(files)).toEqual([
      "8: `readFileSync` blocks the event loop: every other request waits until it returns. Write `await readFile(…)` from `node:fs/promises`.",
      "9: `readFileSync` blocks the event loop; reached by load (tests/virtual/app.ts:5). Every other request waits until it returns. In `load`, write `await readFile(…)` from `node:fs/promises`, and await its callers up to here.",
      "10: `existsSync` blocks the event loop: every other request waits until it returns. Write `access` from `node:fs/promises`, which does not block.",
      "11: A function made by `asyncToSync` blocks the event loop: every other request waits until it returns. Await the asynchronous function itself.",
      "12: A loop that waits for the clock blocks the event loop: every other request waits until it returns. Write `await setTimeout(ms)` from `node:timers/promises`.",
    ]);
  });

  it("speak of no other request where one comes at a time", () => {
    const files = {
      "app.ts": `import type { Handler } from "aws-lambda";
import { readFileSync } from "node:fs";
const load = () => readFileSync("a", "utf8");
export const handler: Handler<{ name: string }> = async (event) => {
  readFileSync(event.name);
  return load();
};
`,
      "node_modules/aws-lambda/package.json": `{ "name": "aws-lambda", "version": "1.0.7" }`,
      "node_modules/aws-lambda/index.d.ts": `export type Handler<E> = (event: E) => Promise<string>;`,
    };
    expect(reports(files)).toEqual([
      "5: `readFileSync` blocks the event loop: whatever else is under way waits until it returns. Write `await readFile(…)` from `node:fs/promises`.",
      "6: `readFileSync` blocks the event loop; reached by load (tests/virtual/app.ts:3). Whatever else is under way waits until it returns. In `load`, write `await readFile(…)` from `node:fs/promises`, and await its callers up to here.",
    ]);
  });

  it("name the module, where another one of its package does not block", () => {
    const files = {
      "app.ts": `import Koa from "koa";
import { parse } from "csv-parse/sync";
const app = new Koa();
app.use((ctx) => {
  ctx.body = parse(ctx.url);
});
`,
      "node_modules/csv-parse/package.json": `{ "name": "csv-parse", "version": "7.0.0" }`,
      "node_modules/csv-parse/sync.d.ts": `export declare function parse(text: string): string[][];`,
    };
    expect(reports(files, { advice: true })).toEqual([
      "5: `parse` of `csv-parse/sync` blocks the event loop: every other request waits until it returns. Write `parse` from `csv-parse`, which does not block.",
    ]);
  });

  it("say where an await alone would not do", () => {
    const files = {
      "app.ts": `import Koa from "koa";
import { readFileSync } from "node:fs";
import { writeHeapSnapshot } from "node:v8";
const app = new Koa();
app.use(async (ctx) => {
  const names: string[] = ctx.path.split("/");
  names.some((name) => readFileSync(name).length > 0);
  names.map((name) => readFileSync(name));
  names.map(async (name) => readFileSync(name));
  ctx.body = writeHeapSnapshot();
});
`,
    };
    expect(
      reports(files).map((each) => each.replace(/^.*returns\. /, "")),
    ).toEqual([
      "Write `await readFile(…)` from `node:fs/promises`, in a `for` loop, since `some` waits for no callback.",
      "Write `await readFile(…)` from `node:fs/promises`, with `Promise.all` around `map`.",
      "Write `await readFile(…)` from `node:fs/promises`.",
      "Nothing else can do it for this process: run it on one that serves no requests.",
    ]);
  });
});

describe("CommonJS in JavaScript", () => {
  it("follows require, module.exports and exports", () => {
    const files = {
      "app.js": `const Koa = require("koa");
const fs = require("fs");
const { load } = require("./load");
const other = require("./other");
const app = new Koa();
app.use(async (ctx, next) => {
  fs.readFileSync("a");
  load("b");
  other.read();
  await next();
});
`,
      "load.js": `const fs = require("fs");
function load(name) { return fs.readFileSync(name); }
module.exports = { load };
`,
      "other.js": `const { readFileSync } = require("fs");
exports.read = () => readFileSync("a");
`,
    };
    const program = programOf(files, {
      allowJs: true,
      module: ts.ModuleKind.Preserve,
    });
    expect(messagesOf(program, files, {}).map(({ line }) => line)).toEqual([
      7, 8, 9,
    ]);
  });
});

describe("robustness", () => {
  it("says nothing of code that does not compile, and does not throw", () => {
    const files = {
      "app.ts": `import Koa from "koa";
import { missing } from "./nowhere";
import gone, * as all from "not-installed";
const app = new Koa();
app.use(async (ctx, next) => {
  missing(); gone.readFileSync(); all.x(); undeclared(); ctx.nothing.at.all();
  new missing(); super.x(); this.#y; [...undeclared]; for (const a of undeclared) a();
  const { b = missing() } = ctx; b(); import("./no"); tag\`x\`; yield* x;
  await next();
});
class A extends missing { constructor() { super(); } get a() { return this.a; } }
`,
    };
    expect(() => messagesOf(programOf(files), files, {})).not.toThrow();
  });
});
