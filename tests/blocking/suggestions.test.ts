import { describe, expect, it } from "vitest";

import { koa, suggested } from "./sample.ts";

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
      "a name that is taken",
      `const readFile = 1; ctx.body = [readFile, readFileSync("a", "utf8")];`,
      `import { readFileSync } from "node:fs";`,
    ],
    [
      "no counterpart",
      `ctx.body = existsSync("a");`,
      `import { existsSync } from "node:fs";`,
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
