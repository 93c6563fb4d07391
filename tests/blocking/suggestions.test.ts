import ts from "typescript";
import { describe, expect, it } from "vitest";

import { programOf, typeErrors } from "../lint.ts";
import { koa, messagesOf, suggested } from "./sample.ts";

const one = (body: string, before = ""): string | undefined =>
  suggested({ "app.ts": koa(body, before) })[0];

describe("what is offered compiles and does not block", () => {
  it("a named import moves to node:fs/promises", () => {
    expect(
      one(
        `ctx.body = readFileSync("a", "utf8").trim();`,
        `import { readFileSync } from "node:fs";`,
      ),
    ).toBe(
      koa(
        `ctx.body = (await readFile("a", "utf8")).trim();`,
        `import { readFile } from "node:fs/promises";`,
      ),
    );
  });

  it("an import that is used elsewhere stays", () => {
    expect(
      one(
        `ctx.body = readFileSync("a", "utf8");`,
        `import { readFileSync } from "fs";\nconst start = readFileSync("b");`,
      ),
    ).toBe(
      koa(
        `ctx.body = await readFile("a", "utf8");`,
        `import { readFileSync } from "fs";\nimport { readFile } from "fs/promises";\nconst start = readFileSync("b");`,
      ),
    );
  });

  it("an import of the module is merged with, and one of the name is used", () => {
    expect(
      one(
        `statSync("a");`,
        `import { statSync, constants } from "node:fs";\nimport { access } from "node:fs/promises";`,
      ),
    ).toBe(
      koa(
        `await stat("a");`,
        `import { constants } from "node:fs";\nimport { access, stat } from "node:fs/promises";`,
      ),
    );
    expect(
      one(
        `statSync("a");`,
        `import { statSync, constants } from "node:fs";\nimport { stat } from "node:fs/promises";`,
      ),
    ).toBe(
      koa(
        `await stat("a");`,
        `import { constants } from "node:fs";\nimport { stat } from "node:fs/promises";`,
      ),
    );
  });

  it("a namespace goes through `promises`", () => {
    expect(
      one(`fs.writeFileSync("a", "b");`, `import * as fs from "node:fs";`),
    ).toBe(
      koa(
        `await fs.promises.writeFile("a", "b");`,
        `import * as fs from "node:fs";`,
      ),
    );
  });

  it("a member is renamed", () => {
    const before = `interface Objects { create(v: { a: number }): { id: number }; acreate(v: { a: number }): Promise<{ id: number }>; }\ndeclare const objects: Objects;`;
    expect(one(`ctx.body = objects.create({ a: 1 }).id;`, before)).toBe(
      koa(`ctx.body = (await objects.acreate({ a: 1 })).id;`, before),
    );
  });

  it("a package's own twin", () => {
    expect(
      one(
        `ctx.body = bcrypt.hashSync("a", 10);`,
        `import bcrypt from "bcrypt";`,
      ),
    ).toBe(
      koa(
        `ctx.body = await bcrypt.hash("a", 10);`,
        `import bcrypt from "bcrypt";`,
      ),
    );
    expect(
      one(
        `ctx.body = hashSync("a", 10);`,
        `import { hashSync } from "bcrypt";`,
      ),
    ).toBe(
      koa(`ctx.body = await hash("a", 10);`, `import { hash } from "bcrypt";`),
    );
  });

  it("promisify where its types say what comes out", () => {
    expect(
      one(`ctx.body = gzipSync("a");`, `import { gzipSync } from "node:zlib";`),
    ).toBe(
      koa(
        `ctx.body = await promisify(gzip)("a");`,
        `import { gzip } from "node:zlib";\nimport { promisify } from "node:util";`,
      ),
    );
    expect(
      one(`ctx.body = zlib.gzipSync("a");`, `import zlib from "node:zlib";`),
    ).toBe(
      koa(
        `ctx.body = await promisify(zlib.gzip)("a");`,
        `import zlib from "node:zlib";\nimport { promisify } from "node:util";`,
      ),
    );
  });

  it("a handler becomes async where its type takes a promise", () => {
    const [output] = suggested({
      "app.ts": `import { Hono } from "hono";
import { readFileSync } from "node:fs";
const app = new Hono();
app.get("/", (c) => c.text(readFileSync("a", "utf8")));
export default app;
`,
    });
    expect(output).toContain(
      `app.get("/", async (c) => c.text(await readFile("a", "utf8")));`,
    );
  });
});

describe("the counterpart comes into scope as the file has it, or beside what is there", () => {
  it.each([
    [
      "under another name",
      `import { readFileSync } from "fs";\nimport { readFile as read } from "fs/promises";\nexport { read };`,
      `await read("a", "utf8")`,
      `import { readFile as read } from "fs/promises";`,
    ],
    [
      "a namespace of promises",
      `import { readFileSync } from "node:fs";\nimport * as fsp from "fs/promises";\nexport const p = fsp;`,
      `await fsp.readFile("a", "utf8")`,
      `import * as fsp from "fs/promises";`,
    ],
    [
      "a default import of promises",
      `import { readFileSync } from "node:fs";\nimport fsp from "node:fs/promises";\nexport const p = fsp;`,
      `await fsp.readFile("a", "utf8")`,
      `import fsp from "node:fs/promises";`,
    ],
    [
      "`promises` of the module",
      `import { readFileSync, promises as fsp } from "fs";\nexport const p = fsp;`,
      `await fsp.readFile("a", "utf8")`,
      `import { promises as fsp } from "fs";`,
    ],
    [
      "types alone are no import",
      `import { readFileSync } from "node:fs";\nimport type { FileHandle } from "node:fs/promises";\nexport type { FileHandle };`,
      `await readFile("a", "utf8")`,
      `import { readFile } from "node:fs/promises";`,
    ],
    [
      "a type among names is merged with",
      `import { readFileSync } from "node:fs";\nimport { type FileHandle, access } from "node:fs/promises";\nexport const a = access;\nexport type { FileHandle };`,
      `await readFile("a", "utf8")`,
      `import { type FileHandle, access, readFile } from "node:fs/promises";`,
    ],
    [
      "its name is taken",
      `import { readFile, readFileSync } from "node:fs";\nexport const byCallback = readFile;`,
      `await readFileAsync("a", "utf8")`,
      `import { readFile as readFileAsync } from "node:fs/promises";`,
    ],
    [
      "a blocking call under another name",
      `import { readFileSync as read } from "node:fs";`,
      `await readFile("a", "utf8")`,
      `import { readFile } from "node:fs/promises";`,
    ],
    [
      "a default import beside the name",
      `import fs, { readFileSync } from "node:fs";\nexport const watch = fs.watch;`,
      `await readFile("a", "utf8")`,
      `import { readFile } from "node:fs/promises";`,
    ],
  ])("%s", (_, before, call, imported) => {
    const written = before.includes("as read }")
      ? `ctx.body = ${before.startsWith("import { readFileSync as") ? "read" : "readFileSync"}("a", "utf8");`
      : `ctx.body = readFileSync("a", "utf8");`;
    const output = one(written, before);
    expect(output).toContain(`ctx.body = ${call};`);
    expect(output).toContain(imported);
  });

  it("below a licence, a shebang and a directive where the file has no import", () => {
    const files = (head: string, rest: string): string =>
      suggested({
        "app.cts": `${head}${rest}`,
      })[0] ?? "";
    const rest = `const zlib: typeof import("node:zlib") = process.getBuiltinModule("zlib") as never;
/** @middleware */
export async function zip(text: string, next: () => Promise<void>): Promise<Buffer> {
  await next();
  return zlib.gzipSync(text);
}
`;
    const head = `#!/usr/bin/env node\n/* Licence. */\n\n"use strict";\n\n`;
    expect(files(head, rest)).toContain(
      `${head}import { promisify } from "node:util";\nconst zlib`,
    );
  });

  it("a check of existence is an `access` that may fail", () => {
    expect(
      one(
        `if (!existsSync("a")) ctx.status = 404;`,
        `import { existsSync } from "node:fs";`,
      ),
    ).toBe(
      koa(
        `if (!await access("a").then(() => true, () => false)) ctx.status = 404;`,
        `import { access } from "node:fs/promises";`,
      ),
    );
    expect(
      one(`ctx.body = fs.existsSync("a");`, `import fs from "node:fs";`),
    ).toBe(
      koa(
        `ctx.body = await fs.promises.access("a").then(() => true, () => false);`,
        `import fs from "node:fs";`,
      ),
    );
  });

  it("an Express handler whose type takes a promise becomes async, one in a class too", () => {
    const [first, second] = suggested({
      "app.ts": `import express, { type RequestHandler } from "express";
import { readFileSync } from "node:fs";
const app = express();
app.get("/", (_req, res) => { res.send(readFileSync("a", "utf8")); });
export const page: RequestHandler = function (_req, res) { res.send(readFileSync("b", "utf8")); };
`,
    });
    expect(first).toContain("async (_req, res) =>");
    expect(second).toContain("= async function (_req, res)");
  });
});

describe("what is not proven is not offered", () => {
  it.each([
    [
      "a descriptor in place of a path",
      `ctx.body = readFileSync(3, "utf8");`,
      `import { readFileSync } from "node:fs";`,
    ],
    [
      "another result",
      `ctx.body = execSync("true").toString();`,
      `import { execSync } from "node:child_process";`,
    ],
    [
      "promisify that infers nothing",
      `ctx.body = scryptSync("a", "b", 32);`,
      `import { scryptSync } from "node:crypto";`,
    ],
    [
      "a callback that is not async",
      `ctx.body = ["a"].map((name) => readFileSync(name, "utf8"));`,
      `import { readFileSync } from "node:fs";`,
    ],
    [
      "a name that is taken twice",
      `const readFile = 1, readFileAsync = 2; ctx.body = [readFile, readFileAsync, readFileSync("a", "utf8")];`,
      `import { readFileSync } from "node:fs";`,
    ],
    [
      "no counterpart",
      `ctx.body = readSync(1, Buffer.alloc(1));`,
      `import { readSync } from "node:fs";`,
    ],
    [
      "a callback whose type takes anything, and whose caller does not wait",
      `each(() => { rmSync("a"); });`,
      `import { rmSync } from "node:fs";\nconst each = (f: () => any): void => { f(); };`,
    ],
    [
      "a field initialiser",
      `class Page { text = readFileSync("a", "utf8"); } ctx.body = new Page().text;`,
      `import { readFileSync } from "node:fs";`,
    ],
    [
      "a getter",
      `const page = { get text() { return readFileSync("a", "utf8"); } }; ctx.body = page.text;`,
      `import { readFileSync } from "node:fs";`,
    ],
    [
      "spread arguments",
      `const args = ["a", "utf8"] as const; ctx.body = readFileSync(...args);`,
      `import { readFileSync } from "node:fs";`,
    ],
  ])("%s", (_, body, before) => {
    expect(one(body, before)).toBeUndefined();
  });

  it("an Express handler without async, whose errors nobody would catch", () => {
    const outputs = suggested({
      "app.ts": `import { readFileSync } from "node:fs";
import type { Middleware } from "koa";
import Koa from "koa";
const app = new Koa();
const use = (f: (name: string) => void): void => f("a");
const log: Middleware = async (_ctx, next) => {
  use((name) => { readFileSync(name); });
  await next();
};
app.use(log);
`,
    });
    expect(outputs).toEqual([]);
  });
});

describe("in CommonJS", () => {
  const outputs = (name: string, text: string): readonly string[] => {
    const program = programOf(
      { [name]: text },
      { allowJs: true, checkJs: true, module: ts.ModuleKind.Preserve },
    );
    return messagesOf(program, { [name]: text }, {}).map(({ suggestions }) => {
      const [first] = suggestions ?? [];
      if (!first) return "none";
      const { range, text: edit } = first.fix;
      const output = text.slice(0, range[0]) + edit + text.slice(range[1]);
      const after = programOf(
        { [name]: output },
        { allowJs: true, checkJs: true, module: ts.ModuleKind.Preserve },
      );
      expect(typeErrors(after)).toEqual([]);
      return output;
    });
  };
  const js = (requires: string, body: string): string =>
    `const Koa = require("koa");\n${requires}\nconst app = new Koa();\napp.use(async (ctx) => {\n  ${body}\n});\nmodule.exports = app;\n`;

  it("JavaScript requires what it needs, once", () => {
    const fs = `const fs = require('fs')`;
    expect(outputs("app.js", js(fs, `fs.fsyncSync(1);`))).toEqual([
      js(
        `${fs}\nconst { promisify } = require('util')`,
        `await promisify(fs.fsync)(1);`,
      ),
    ]);
    const util = `const fs = require("node:fs");\nconst { promisify } = require("node:util");`;
    expect(outputs("app.cjs", js(util, `fs.fsyncSync(1);`))).toEqual([
      js(util, `await promisify(fs.fsync)(1);`),
    ]);
    const taken = `const { readFileSync } = require("node:fs");`;
    expect(
      outputs("app.js", js(taken, `ctx.body = readFileSync("a");`)),
    ).toEqual([
      js(
        `${taken}\nconst { readFile } = require("node:fs/promises");`,
        `ctx.body = await readFile("a");`,
      ),
    ]);
    expect(
      outputs("app.js", js(fs, `ctx.body = fs.readFileSync("a");`)),
    ).toEqual([js(fs, `ctx.body = await fs.promises.readFile("a");`)]);
  });

  it("TypeScript with `import = require` gets what needs no import, or nothing", () => {
    const cts = (body: string): string =>
      `import Koa = require("koa");\nimport fs = require("fs");\nconst app = new Koa();\napp.use(async (ctx) => {\n  ${body}\n});\nexport = app;\n`;
    expect(outputs("app.cts", cts(`ctx.body = fs.readFileSync("a");`))).toEqual(
      [cts(`ctx.body = await fs.promises.readFile("a");`)],
    );
    expect(outputs("app.cts", cts(`ctx.body = fs.fsyncSync(1);`))).toEqual([
      "none",
    ]);
  });
});
