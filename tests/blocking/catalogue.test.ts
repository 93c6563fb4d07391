import ts from "typescript";
import { describe, expect, it } from "vitest";

import { conditionOf, tierOf } from "../../scripts/blocking-tiers.ts";
import {
  allEntries,
  counterpartBehind,
  keyOf,
} from "../../src/blocking/catalogue.ts";
import { costOf } from "../../src/blocking/costs.ts";
import { compiled, koa, messagesOf, reported } from "./sample.ts";

describe("the table", () => {
  const entries = allEntries();

  it("is in step with the tiers that are reviewed by hand", () => {
    for (const { module, export: path, kind, tier, when } of entries) {
      const id = `${module}/${path}`;
      if (tier === "never") continue;
      expect([id, tierOf(id, kind as never)]).toEqual([id, tier]);
      // Callbacks that the types show are noted by the script from the measured catalogue.
      if (when !== "no-callback")
        expect([id, conditionOf(id, null)]).toEqual([id, when]);
    }
  });

  it("holds files, subprocesses, databases, waits, derivation and compression as errors", () => {
    const tierOfEntry = (module: string, path: string) =>
      entries.find((each) => each.module === module && each.export === path)
        ?.tier;
    expect(tierOfEntry("node:fs", "readFileSync")).toBe("error");
    expect(tierOfEntry("node:child_process", "execSync")).toBe("error");
    expect(tierOfEntry("node:sqlite", "StatementSync#all")).toBe("error");
    expect(tierOfEntry("global", "Atomics.wait")).toBe("error");
    expect(tierOfEntry("node:crypto", "scryptSync")).toBe("error");
    expect(tierOfEntry("bcrypt", "hashSync")).toBe("error");
    expect(tierOfEntry("node:zlib", "gzipSync")).toBe("error");
    expect(tierOfEntry("js-yaml", "load")).toBe("advice");
    expect(tierOfEntry("jsonwebtoken", "sign")).toBe("advice");
    expect(tierOfEntry("lmdb", "Database#get")).toBe("advice");
    expect(tierOfEntry("global", "JSON.parse")).toBeUndefined();
    expect(tierOfEntry("node:crypto", "randomBytes")).toBeUndefined();
    expect(tierOfEntry("node:crypto", "Hash#update")).toBeUndefined();
    expect(tierOfEntry("node:dgram", "Socket#bindSync")).toBe("never");
  });

  it("says what each row costs", () => {
    const cost = (module: string, path: string): number | undefined => {
      const entry = entries.find(
        (each) => each.module === module && each.export === path,
      );
      return entry && costOf(entry);
    };
    expect(cost("node:fs", "existsSync")).toBe(0.1);
    expect(cost("node:fs", "globSync")).toBe(10);
    expect(cost("node:sqlite", "StatementSync#all")).toBe(1);
    expect(cost("node:child_process", "execSync")).toBe(10);
    expect(cost("node:zlib", "gzipSync")).toBe(10);
    expect(cost("node:zlib", "brotliCompressSync")).toBe(100);
    expect(cost("node:crypto", "scryptSync")).toBe(100);
    expect(cost("bcrypt", "hashSync")).toBe(100);
    expect(cost("bcryptjs", "compareSync")).toBe(100);
    expect(cost("global", "Atomics.wait")).toBe(100);
    expect(cost("lmdb", "Database#get")).toBe(0.1);
  });

  it("imports no counterpart that stands on an object or a class", () => {
    const imported = entries.flatMap(({ counterpart }) =>
      counterpart?.how === "await" ? counterpart.export : [],
    );
    expect(imported.filter((path) => /[#.]/.test(path))).toEqual([]);
  });

  it("knows which counterparts are advised against", () => {
    const behind = (module: string, path: string): string | undefined => {
      const { counterpart } =
        entries.find(
          (each) => each.module === module && each.export === path,
        ) ?? {};
      return counterpart && counterpartBehind(counterpart)?.module;
    };
    expect(behind("bcryptjs", "hashSync")).toBe("bcrypt");
    expect(behind("bcrypt", "hashSync")).toBeUndefined();
    expect(behind("node:fs", "readFileSync")).toBeUndefined();
    expect(behind("node:crypto", "pbkdf2Sync")).toBeUndefined();
  });

  it("gives each declaration one key", () => {
    expect(keyOf("Database.Statement#run")).toBe("Statement#run");
    expect(keyOf("new Database")).toBe("new Database");
    expect(keyOf("export=")).toBe("default");
    expect(keyOf("export=.sync")).toBe("sync");
    expect(keyOf("pki.rsa.generateKeyPair")).toBe("rsa.generateKeyPair");
  });
});

describe("look-up by declaration", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      "a named import",
      `readFileSync("a");`,
      `import { readFileSync } from "fs";`,
    ],
    [
      "a renamed import",
      `slurp("a");`,
      `import { readFileSync as slurp } from "node:fs";`,
    ],
    ["a namespace", `fs.readFileSync("a");`, `import * as fs from "node:fs";`],
    ["default interop", `fs.readFileSync("a");`, `import fs from "fs";`],
    ["require", `fs.readFileSync("a");`, `const fs = require("fs");`],
    [
      "a destructured require",
      `slurp("a");`,
      `const { readFileSync: slurp } = require("node:fs");`,
    ],
    [
      "a destructured namespace",
      `slurp("a");`,
      `import * as fs from "fs"; const { readFileSync: slurp } = fs;`,
    ],
    [
      "a constant",
      `read("a");`,
      `import { readFileSync } from "fs"; const read = readFileSync;`,
    ],
    [
      "a bound constant",
      `read("a");`,
      `import fs from "fs"; const read = fs.readFileSync.bind(fs);`,
    ],
    [
      "an object's member",
      `io.read("a");`,
      `import { readFileSync } from "fs"; const io = { read: readFileSync };`,
    ],
    [
      "a shorthand member",
      `io.readFileSync("a");`,
      `import { readFileSync } from "fs"; const io = { readFileSync };`,
    ],
    [
      "a typeof type",
      `io.read("a");`,
      `import { readFileSync } from "fs"; declare const io: { read: typeof readFileSync };`,
    ],
    ["element access", `fs["readFileSync"]("a");`, `import fs from "fs";`],
    [
      "call",
      `readFileSync.call(undefined, "a");`,
      `import { readFileSync } from "fs";`,
    ],
    ["a dynamic import", `(await import("node:fs")).readFileSync("a");`, ``],
    [
      "one of two",
      `(ctx.idempotent ? existsSync : statSync)("a");`,
      `import { existsSync, statSync } from "fs";`,
    ],
    ["a hung function", `fs.realpathSync.native("a");`, `import fs from "fs";`],
    [
      "a class's member",
      `dir.readSync();`,
      `import type { Dir } from "fs"; declare const dir: Dir;`,
    ],
    [
      "better-sqlite3's new",
      `new Database("a.db");`,
      `import Database from "better-sqlite3";`,
    ],
    [
      "better-sqlite3's prepare",
      `db.prepare("select 1");`,
      `import Database from "better-sqlite3"; const db = new Database("a.db");`,
    ],
    [
      "better-sqlite3's statement",
      `all.all();`,
      `import Database from "better-sqlite3"; const all = new Database("a.db").prepare("select 1");`,
    ],
    [
      "better-sqlite3's transaction",
      `save();`,
      `import Database from "better-sqlite3"; const db = new Database("a.db"); const save = db.transaction(() => 1);`,
    ],
    ["bcrypt", `bcrypt.hashSync("a", 10);`, `import bcrypt from "bcrypt";`],
    ["bcryptjs", `hashSync("a", 10);`, `import { hashSync } from "bcryptjs";`],
    ["Atomics", `Atomics.wait(new Int32Array(4), 0, 0, 10);`, ``],
    [
      "a package without types",
      `git.short();`,
      `// @ts-expect-error no types\nimport git from "git-rev-sync";`,
    ],
    [
      "a reference that is called",
      `["a"].map(existsSync);`,
      `import { existsSync } from "fs";`,
    ],
    [
      "a template tag",
      "$.sync`ls`;",
      "interface Shell {\n  (t: TemplateStringsArray): Promise<string>;\n  /** @blocking */\n  sync(t: TemplateStringsArray): string;\n}\ndeclare const $: Shell;",
    ],
  ];
  it.each(cases)("%s", (_, call, before) => {
    expect(reported({ "app.ts": koa(call, before) })).toEqual([call]);
  });

  it.each([
    [
      "a function of the project that is called like one",
      `readFileSync("a");`,
      `function readFileSync(name: string): string { return name; }`,
    ],
    [
      "a member of another type",
      `store.readFileSync("a");`,
      `declare const store: { readFileSync(name: string): string };`,
    ],
    [
      "a promisified function",
      `await read("a");`,
      `import fs from "fs"; import { promisify } from "util"; const read = promisify(fs.readFile);`,
    ],
    [
      "the promise API",
      `await readFile("a");`,
      `import { readFile } from "fs/promises";`,
    ],
    ["the callback API", `fs.readFile("a", () => {});`, `import fs from "fs";`],
    [
      "cheap crypto",
      `ctx.set("a", createHash("sha256").update(randomBytes(16)).digest("hex"));`,
      `import { createHash, randomBytes } from "crypto";`,
    ],
    [
      "a derivation with a callback",
      `scrypt("a", "b", 32, () => {});`,
      `import { scrypt } from "crypto";`,
    ],
    ["work in memory", `ctx.body = structuredClone(JSON.parse("{}"));`, ``],
    [
      "a reference that is only passed on",
      `ctx.state.read = wrap(readFileSync);`,
      `import { readFileSync } from "fs"; declare function wrap<F>(f: F): F;`,
    ],
    [
      "a promise of a statement",
      `await run();`,
      `const run = async (): Promise<void> => {};`,
    ],
  ])("not %s", (_, call, before) => {
    expect(reported({ "app.ts": koa(call, before) })).toEqual([]);
  });
});

describe("pairs", () => {
  const pair = (members: string, call: string): string[] =>
    reported({
      "app.ts": koa(
        call,
        `interface Store { ${members} }\ndeclare const store: Store;`,
      ),
    });

  it("create beside acreate", () => {
    const members =
      "create(v: { a: number }): string; acreate(v: { a: number }): Promise<string>;";
    expect(pair(members, "store.create({ a: 1 });")).toHaveLength(1);
    expect(pair(members, "await store.acreate({ a: 1 });")).toEqual([]);
  });
  it("fooSync beside foo, with a promise or a callback", () => {
    expect(
      pair(
        "loadSync(a: string): string; load(a: string): Promise<string>;",
        `store.loadSync("a");`,
      ),
    ).toHaveLength(1);
    expect(
      pair(
        "loadSync(a: string): string; load(a: string, done: (e?: Error) => void): void;",
        `store.loadSync("a");`,
      ),
    ).toHaveLength(1);
  });
  it("foo beside fooAsync is advice", () => {
    const members =
      "load(a: string): string; loadAsync(a: string): Promise<string>;";
    expect(pair(members, `store.load("a");`)).toEqual([]);
    expect(
      reported(
        {
          "app.ts": koa(
            `store.load("a");`,
            `declare const store: { ${members} };`,
          ),
        },
        { advice: true },
      ),
    ).toHaveLength(1);
  });
  it("needs a twin that takes the same arguments and returns a promise", () => {
    expect(
      pair(
        "create(v: number): string; acreate(v: string): Promise<string>;",
        "store.create(1);",
      ),
    ).toEqual([]);
    expect(
      pair(
        "create(v: number): string; acreate(v: number): string;",
        "store.create(1);",
      ),
    ).toEqual([]);
    expect(
      pair(
        "wait(): Promise<void>; await(): Promise<void>;",
        "await store.wait();",
      ),
    ).toEqual([]);
  });
  it("knows names that look like one and are none", () => {
    expect(
      pair(
        "beforeSync(): void; before(): Promise<void>;",
        "store.beforeSync();",
      ),
    ).toEqual([]);
    expect(
      pair(
        "validateSync(): void; validate(): Promise<void>;",
        "store.validateSync();",
      ),
    ).toEqual([]);
    expect(
      pair("sync(): void; async(): Promise<void>;", "store.sync();"),
    ).toEqual([]);
    expect(
      pair(
        "supportsSync(): boolean; supports(): Promise<boolean>;",
        "store.supportsSync();",
      ),
    ).toEqual([]);
  });
});

describe("waits", () => {
  it.each([
    [
      "a while loop",
      "const end = Date.now() + 50; while (Date.now() < end) {}",
      1,
    ],
    [
      "a do loop over a name",
      "let now = 0; const end = Date.now() + 50; do { now = Date.now(); } while (now < end);",
      1,
    ],
    [
      "a for loop",
      "for (const start = performance.now(); performance.now() - start < 5; ) {}",
      1,
    ],
    [
      "hrtime",
      "const end = process.hrtime.bigint() + 5n; while (process.hrtime.bigint() < end);",
      1,
    ],
    ["new Date", "const end = new Date(0); while (new Date() < end) {}", 1],
    [
      "a loop that suspends",
      "const end = Date.now() + 50; while (Date.now() < end) { await Promise.resolve(); }",
      0,
    ],
    [
      "a slice of work",
      "const q = [1]; const end = Date.now() + 5; while (q.length > 0 && Date.now() < end) { q.pop(); }",
      0,
    ],
    ["a loop without a clock", "let n = 0; while (n < 5) { n++; }", 0],
  ])("%s", (_, code, count) => {
    expect(reported({ "app.ts": koa(code) })).toHaveLength(count);
  });
});

it("import equals, in a CommonJS file", () => {
  const files = {
    "app.cts": `import fs = require("fs");
import type { Middleware } from "koa";
export const log: Middleware = async (_ctx, next) => {
  fs.readFileSync("a");
  await next();
};
`,
  };
  const program = compiled(files, {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  });
  expect(messagesOf(program, files, {}).map(({ line }) => line)).toEqual([4]);
});
