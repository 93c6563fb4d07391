import { describe, expect, it } from "vitest";

import { koa, reports, suggested } from "./sample.ts";

const one = (body: string, before = ""): string | undefined =>
  suggested({ "app.ts": koa(body, before) })[0];

const read = `ctx.body = readFileSync("a", "utf8");`;

describe("imports keep their order and their comments", () => {
  it("a new import takes the place of the one that it replaces", () => {
    const imports = (from: string): string =>
      `// The files.\n${from} // of this page\nimport { join } from "node:path";\nexport const page = join("a", "b");`;
    expect(
      one(read, imports(`import { readFileSync } from "node:fs";`)),
    ).toContain(imports(`import { readFile } from "node:fs/promises";`));
  });

  it("comments go with the name that they are about", () => {
    const imports = (names: string): string =>
      `import {${names}\n  // at start\n  existsSync, // once\n} from "node:fs";\n`;
    const [output] = suggested({
      "app.ts": koa(
        read,
        `${imports("\n  // for the page\n  readFileSync, // whole")}export const found = existsSync("a");`,
      ),
    });
    expect(output).toContain(imports(""));
  });

  it("a default import beside the name stays alone", () => {
    const before = (names: string): string =>
      `import fs${names} from "node:fs";\n`;
    expect(
      one(
        read,
        `${before(", { readFileSync }")}export const watch = fs.watch;`,
      ),
    ).toContain(before(""));
  });

  it("a member of the same name is no use of an import", () => {
    expect(
      one(
        read,
        `import fs, { readFileSync } from "node:fs";\nexport const start = fs.readFileSync("b");`,
      ),
    ).toContain(`import fs from "node:fs";`);
  });

  it("a name that means something else where it is needed isn't used", () => {
    expect(
      one(
        `const fsp = { open: true }; ctx.body = [fsp, readFileSync("a", "utf8")];`,
        `import { readFileSync, promises as fsp } from "node:fs";\nexport const access = fsp.access;`,
      ),
    ).toContain(`[fsp, await readFile("a", "utf8")]`);
  });
});

describe("what stands beside a call is taken before anything else", () => {
  it("functions of the same module, by their types", () => {
    const files = `export declare function statSync(path: string): { size: number };
export declare function stat(path: string): Promise<{ size: number }>;
export declare function existsSync(path: string): boolean;
`;
    const [output] = suggested({
      "app.ts": koa(
        `ctx.body = statSync("a").size;`,
        `import { statSync } from "./files.ts";`,
      ),
      "files.ts": files,
    });
    expect(output).toContain(`(await stat("a")).size`);
    expect(output).toContain(`import { stat } from "./files.ts";`);
  });

  const store = (find: string): string => `import fs from "node:fs";
class Store {
  findSync(id: string): string { return fs.readFileSync(id, "utf8"); }
  async find(id: string): Promise<string> { ${find} }
}
const store = new Store();`;
  const find = `ctx.body = store.findSync("a");`;

  it("the twin of a function of the project, whose body blocks", () => {
    const before = store(`return fs.promises.readFile(id, "utf8");`);
    expect(one(find, before)).toBe(
      koa(`ctx.body = await store.find("a");`, before),
    );
    expect(reports({ "app.ts": koa(find, before) })[0]).toContain(
      "Write `await find(…)`.",
    );
  });

  it("but not a twin that blocks as well", () => {
    const before = store(`return fs.readFileSync(id, "utf8");`);
    expect(one(find, before)).toBeUndefined();
    expect(reports({ "app.ts": koa(find, before) })[0]).toContain(
      "In `Store.findSync`, write `await readFile(…)`",
    );
  });

  it("a twin that the file declares itself", () => {
    const before = `import fs from "node:fs";
function loadSync(): string { return fs.readFileSync("a", "utf8"); }
async function load(): Promise<string> { return fs.promises.readFile("a", "utf8"); }
export { load };`;
    expect(one(`ctx.body = loadSync();`, before)).toBe(
      koa(`ctx.body = await load();`, before),
    );
  });
});

it("promisify of one signature gives what its callback is given", () => {
  expect(
    one(
      `ctx.body = pbkdf2Sync("a", "b", 1, 64, "sha512").toString("hex");`,
      `import { pbkdf2Sync } from "node:crypto";`,
    ),
  ).toBe(
    koa(
      `ctx.body = (await promisify(pbkdf2)("a", "b", 1, 64, "sha512")).toString("hex");`,
      `import { pbkdf2 } from "node:crypto";\nimport { promisify } from "node:util";`,
    ),
  );
});

describe("no wait is put where it changes what the code does", () => {
  it.each([
    [
      "between the read and the write of a count",
      `hits += statSync("a").size;`,
    ],
    ["the same, written out", `hits = hits + statSync("a").size;`],
    [
      "between a check and its write",
      `if (!text) text = readFileSync("a", "utf8");`,
    ],
    ["the same, in short", `text ??= readFileSync("a", "utf8");`],
    [
      "in callbacks that run side by side and share a variable",
      `let size = 0; await Promise.all(["a"].map(async (name) => { size += statSync(name).size; })); ctx.body = size;`,
    ],
    [
      "in a callback of forEach, async or not",
      `["a"].forEach(async (name) => { unlinkSync(name); }); ctx.body = "gone";`,
    ],
  ])("%s", (_, body) => {
    const before = `import { readFileSync, statSync, unlinkSync } from "node:fs";\nlet hits = 0;\nlet text: string | undefined;\nexport { hits, text, readFileSync, statSync, unlinkSync };`;
    expect(one(body, before)).toBeUndefined();
  });

  it.each([
    [
      "a local variable of the same function",
      `let size = 0; for (const name of ["a"]) size += statSync(name).size; ctx.body = size;`,
    ],
    [
      "a shared place that is only written",
      `text = String(statSync("a").size);`,
    ],
    [
      "a property of the request's own context",
      `ctx.status += statSync("a").size;`,
    ],
  ])("but %s takes one", (_, body) => {
    expect(
      one(
        body,
        `import { statSync } from "node:fs";\nlet text: string | undefined;\nexport { text };`,
      ),
    ).toContain(`(await stat(`);
  });
});

describe("the message names what has to change", () => {
  const handler = (code: string): string =>
    reports({
      "app.ts": `import express from "express";
import { readFileSync } from "node:fs";
const app = express();
${code}
export default app;
`,
    })[0] ?? "";

  it.each([
    [
      `function page(_req: express.Request, res: express.Response) { res.send(readFileSync("a")); }\napp.get("/", page);`,
      "Make `page` async, and write `await readFile(…)` from `node:fs/promises`.",
    ],
    [
      `app.get("/", (_req, res) => { res.send(readFileSync("a")); });`,
      "Make the callback of `app.get` async, and write `await readFile(…)` from `node:fs/promises`.",
    ],
    [
      `app.get("/", (_req, res) => { void new Promise((resolve) => { resolve(readFileSync("a")); }).then((text) => res.send(text)); });`,
      "Write `await readFile(…)` from `node:fs/promises` before `new Promise`, whose function can't wait.",
    ],
    [
      `class Page { get text() { return readFileSync("a"); } }\napp.get("/", async (_req, res) => { res.send(new Page().text); });`,
      "A getter can't wait: turn `Page.text` into a method; in it, write `await readFile(…)` from `node:fs/promises`, and await its callers up to here.",
    ],
    [
      `app.get("/", async (_req, res) => { ["a"].forEach(async (name) => { res.write(readFileSync(name)); }); res.end(); });`,
      "Write `await readFile(…)` from `node:fs/promises`, in a `for` loop, since `forEach` waits for no callback.",
    ],
  ])("%s", (code, message) => {
    expect(handler(code)).toContain(message);
  });
});

it("a Fastify handler that answers later stays as it is: the end of an async one would be its answer", () => {
  const app = (body: string): string => `import fastify from "fastify";
import { readFileSync } from "node:fs";
const app = fastify();
app.get("/", (_request, reply) => {
  const page = readFileSync("a");
  ${body}
});
export default app;
`;
  const outputs = (body: string): readonly string[] =>
    suggested({ "app.ts": app(body) });
  expect(outputs(`setTimeout(() => reply.send(page), 10);`)).toEqual([]);
  expect(outputs(`void reply.send(page);`)[0]).toContain(
    "async (_request, reply)",
  );
});
