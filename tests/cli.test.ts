import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { run } from "../src/cli/run.ts";
import { root } from "./lint.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "async-middleware-cli-"));

afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

interface Result {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

async function command(...args: readonly string[]): Promise<Result> {
  let out = "";
  let error = "";
  const code = await run(args, {
    out: (text) => (out += text),
    error: (text) => (error += text),
  });
  return { code, out, error };
}

const example = (file: string): string => path.join(root, "examples", file);

/** A file of a project of its own; gives its path. */
function write(file: string, text: string): string {
  const target = path.join(folder, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
  return target;
}

/** The line of a listing that is about a file and a line. */
function rowOf({ out }: Result, place: string): string {
  return out.split("\n").find((row) => row.includes(`${place} `)) ?? "";
}

describe("list", () => {
  let koa: Result;
  let express: Result;
  beforeAll(async () => {
    koa = await command("list", "--project", example("koa/tsconfig.json"));
    express = await command("list", "-p", example("express"));
  });

  it("names every middleware with framework, role and mode", () => {
    expect(koa).toMatchObject({ code: 0, error: "" });
    expect(koa.out).toMatch(/tsconfig\.json: 10 middleware, 14 handlers/);
    expect(rowOf(koa, "koa/src/middleware/errors.ts:7")).toMatch(
      /\berrors +koa +middleware +async +app 2 of 7$/,
    );
    expect(rowOf(koa, "koa/src/routes/books.ts:12")).toMatch(
      /router\.get\("\/"\) +koa +handler +sync +-$/,
    );
  });

  it("names what a wrapper of the framework is given after its factory", async () => {
    const hono = await command("list", "-p", example("hono"));
    expect(rowOf(hono, "hono/src/middleware/usage.ts:14")).toMatch(
      /what \w+ gives +hono +middleware +async +app 4 of 6, \/api\/\*$/,
    );
  });

  it("gives the order of registration, through factories, names and routers", () => {
    const orders = ["measure.ts:8", "authenticate.ts:9", "slow-down.ts:10"].map(
      (file) =>
        /app \d of 9/.exec(rowOf(express, `src/middleware/${file}`))?.[0],
    );
    expect(orders).toEqual(["app 1 of 9", "app 4 of 9", "app 5 of 9"]);
    expect(rowOf(express, "express/src/app.ts:24")).toMatch(
      /handler +sync +app 2 of 9, GET \/health$/,
    );
    expect(rowOf(express, "express/src/routes/admin.ts:22")).toMatch(
      /router 3 of 3, GET \/journal$/,
    );
  });
});

describe("explain", () => {
  it("says why a middleware is recognised, where it stands and what reports it", async () => {
    const { code, out } = await command(
      "explain",
      example("koa/src/middleware/auth.ts:20"),
    );
    expect(code).toBe(0);
    expect(out).toContain("auth.ts:18  what authenticate gives");
    expect(out).toContain("as middleware of koa, async");
    expect(out).toContain("(contextual, certain)");
    expect(out).toMatch(/app 5 of 7 \(.*koa\/src\/app\.ts:30\)/);
    expect(out).toContain(
      "`next` gives a promise; called at line 21 (awaited), line 26 (awaited)",
    );
    expect(out).toMatch(
      /CustomerStore\.byToken \(.*stores\/customers\.ts:36\)/,
    );
    expect(out).toMatch(/no-repeated-downstream +REPORTS .*auth\.ts:26:11 /);
    expect(out).toMatch(/await-downstream +silent: nothing found/);
    expect(out).toMatch(
      /single-answer +silent: in koa nobody answers through a response object/,
    );
  });

  it("follows the chain to what blocks, and draws it", async () => {
    const place = example("koa/src/routes/books.ts:21");
    const { out } = await command("explain", place);
    expect(out).toMatch(
      /priceOf \(.*\n +currentRates \(.*\n +BLOCKS: readFileSync \(.*rates\.ts:7\)/,
    );
    expect(out).toMatch(/no-blocking-call +REPORTS .*`readFileSync`/);

    const mermaid = await command("explain", place, "--mermaid");
    expect(mermaid.out).toMatch(/^flowchart LR\n/);
    const [, sink] = /(\w+)\{\{"readFileSync/.exec(mermaid.out) ?? [];
    expect(mermaid.out).toContain(`-->|blocks| ${String(sink)}\n`);

    const dot = await command("explain", place, "--dot");
    expect(dot.out).toMatch(/^digraph middleware \{\n/);
    expect(dot.out).toMatch(/\[label="readFileSync\\n.*rates\.ts:7"/);
  });

  it("shows what is shared across a wait, and leaves globals out", async () => {
    const { out } = await command(
      "explain",
      example("koa/src/routes/orders.ts:24"),
    );
    expect(out).toMatch(
      /`lastNumber` read .*:30; written .*:37; USED ACROSS A WAIT/,
    );
    expect(out).toMatch(/only read: .*`books`/);
    expect(out).not.toContain("`JSON`");
    expect(out).toMatch(
      /await-downstream +silent: a handler has no downstream/,
    );
    expect(out).toMatch(/no-unbounded-shared-state +off here; it would say: /);
  });

  it("names the comment that switches a report off", async () => {
    write("plain/tsconfig.json", JSON.stringify({ files: ["app.ts"] }));
    const file = write(
      "plain/app.ts",
      `type Handler = (request: object) => Promise<object>;
export class Layer {
  constructor(private readonly getResponse: Handler) {}
  async call(request: object): Promise<object> {
    // eslint-disable-next-line async-middleware/await-downstream -- shown in a test
    this.getResponse(request);
    return {};
  }
}
`,
    );
    const { code, out } = await command("explain", file);
    expect(code).toBe(0);
    expect(out).toContain("(no ESLint config could be read");
    expect(out).toMatch(
      /await-downstream +REPORTS .*app\.ts:6:\d+ .*switched off by the comment at line 5/,
    );
  });
});

describe("what is put right by the user ends with 2 and one line", () => {
  const cases: readonly (readonly [string, () => readonly string[], RegExp])[] =
    [
      ["an unknown option", () => ["list", "--foo"], /Unknown option '--foo'/],
      ["an unknown command", () => ["explode"], /no command `explode`/],
      ["no file", () => ["explain"], /takes one file/],
      [
        "both pictures",
        () => ["explain", "a.ts", "--dot", "--mermaid"],
        /Choose one/,
      ],
      [
        "a file that isn't there",
        () => ["explain", path.join(folder, "nope.ts")],
        /There is no file .*nope\.ts/,
      ],
      [
        "a line without middleware",
        () => ["explain", example("koa/src/app.ts:3")],
        /No middleware or handler stands at .*app\.ts:3/,
      ],
      [
        "no tsconfig",
        () => ["explain", write("bare/app.ts", "export {};")],
        /There is no tsconfig\.json in /,
      ],
      [
        "a tsconfig that isn't there",
        () => ["list", "-p", path.join(folder, "tsconfig.none.json")],
        /There is no .*tsconfig\.none\.json/,
      ],
      [
        "a broken tsconfig",
        () => {
          write(
            "broken/tsconfig.json",
            `{ "compilerOptions": { "target": "es1" } }`,
          );
          return ["explain", write("broken/app.ts", "export {};")];
        },
        /tsconfig\.json is broken: .*--target/,
      ],
      [
        "a file outside the project",
        () => {
          write("outside/tsconfig.json", `{ "files": ["in.ts"] }`);
          write("outside/in.ts", "export {};");
          return ["explain", write("outside/out.ts", "export {};")];
        },
        /out\.ts is not in the project of .*tsconfig\.json/,
      ],
      [
        "a file that doesn't parse",
        () => {
          write("syntax/tsconfig.json", `{ "files": ["app.ts"] }`);
          return ["explain", write("syntax/app.ts", "export const = ;\n")];
        },
        /app\.ts:1:14 is no valid code: /,
      ],
    ];

  it.each(cases)("%s", async (_, args, problem) => {
    const { code, out, error } = await command(...args());
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(error).toMatch(/^async-middleware: .*\n$/);
    expect(error).toMatch(problem);
  });

  it("a list goes on without a file that doesn't parse, and says so", async () => {
    write("partly/tsconfig.json", `{ "files": ["good.ts", "bad.ts"] }`);
    write("partly/bad.ts", "export const = ;\n");
    write("partly/good.ts", "export {};\n");
    const result = await command("list", "-p", path.join(folder, "partly"));
    expect(result.code).toBe(2);
    expect(result.out).toContain("no middleware found in 1 files");
    expect(result.error).toMatch(/bad\.ts:1:14 .*it is left out/);
  });
});

it("the page shows what the command prints", async () => {
  const page = fs.readFileSync(path.join(root, "docs/explain.md"), "utf8");
  const shown = async (...args: readonly string[]): Promise<string> =>
    (await command("explain", example("koa/src/routes/books.ts:21"), ...args))
      .out;
  // The first line says where the rules come from.
  const text = (await shown()).split("\n").slice(1).join("\n");
  expect(page).toContain(text);
  expect(page).toContain(await shown("--mermaid"));
});

it("help and version are answers", async () => {
  expect((await command("--help")).out).toMatch(/^Usage: async-middleware /);
  const { version } = JSON.parse(
    fs.readFileSync(path.join(root, "package.json"), "utf8"),
  ) as { version: string };
  expect(await command("--version")).toEqual({
    code: 0,
    out: `${version}\n`,
    error: "",
  });
});
