import ts from "typescript";
import { describe, expect, it } from "vitest";

import { createMiddlewareModel } from "../../src/middleware/model.ts";
import { settingsOf } from "../../src/settings.ts";
import { programOf, virtual } from "../lint.ts";
import { sitesOf } from "./sites.ts";

/** Which questions about types the model asks while it looks for the sites of `file.ts`. */
function questionsFor(files: Readonly<Record<string, string>>): string[] {
  const program = programOf(files);
  const checker = program.getTypeChecker();
  const asked: string[] = [];
  const spied = new Proxy(checker, {
    get(target, name: string) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (...parameters: unknown[]): unknown => {
        asked.push(name);
        return (value as (...all: unknown[]) => unknown).apply(
          target,
          parameters,
        );
      };
    },
  });
  const watched: ts.Program = { ...program, getTypeChecker: () => spied };
  const model = createMiddlewareModel(watched, settingsOf({}).settings);
  model.sitesIn(program.getSourceFile(virtual("file.ts"))!);
  return [...new Set(asked)];
}

const koa = `import Koa from "koa"; export default new Koa();`;

describe("a file that leads to no framework", () => {
  it("asks the checker where its imports lead, and for no type", () => {
    expect(
      questionsFor({
        "file.ts": `
          import { sum } from "./sum";
          export const total = (a: number, b: number) => sum([a, b].map((n) => n * 2));
        `,
        "sum.ts": "export const sum = (list: number[]) => list.length;",
        "app.ts": koa,
      }).filter((name) => name !== "getSymbolAtLocation"),
    ).toEqual([]);
  });

  it("asks nothing without functions", () => {
    expect(
      questionsFor({ "file.ts": "export const n = 1;", "app.ts": koa }),
    ).toEqual([]);
  });
});

describe("no spelling loses a middleware", () => {
  const body = "async (ctx: Context, next: Next) => { await next(); }";
  it.each<[string, Record<string, string>]>([
    [
      "through modules",
      {
        "file.ts": `import type { Context, Next } from "./a"; export const f = ${body};`,
        "a.ts": `export * from "./b";`,
        "b.ts": `export type { Context, Next } from "koa";`,
      },
    ],
    [
      "through cycles",
      {
        "file.ts": `import type { Context, Next } from "./a"; export const f = ${body};`,
        "a.ts": `export * from "./file2"; export * from "./b";`,
        "file2.ts": `export * from "./a";`,
        "b.ts": `export type { Context, Next } from "koa"; import "./a";`,
      },
    ],
    [
      "import types",
      {
        "file.ts": `export const f = async (ctx: import("koa").Context, next: import("koa").Next) => { await next(); };`,
      },
    ],
    [
      "import equals",
      {
        "file.ts": `import Koa = require("koa"); export const f = async (ctx: Koa.Context, next: Koa.Next) => { await next(); };`,
      },
    ],
    [
      "a global alias",
      {
        "file.ts": `export const f = async (ctx: AppContext, next: AppNext) => { await next(); };`,
        "globals.d.ts": `import type Koa from "koa"; declare global { type AppContext = Koa.Context; type AppNext = Koa.Next; }`,
      },
    ],
  ])("%s", (_, files) => {
    expect(
      sitesOf(
        files,
        {},
        files["file.ts"]!.includes("= require")
          ? {
              module: ts.ModuleKind.CommonJS,
              moduleResolution: ts.ModuleResolutionKind.Bundler,
            }
          : {},
      ),
    ).toEqual(["f: middleware koa annotation next=promise"]);
  });

  it("types in the comments of JavaScript", () => {
    expect(
      sitesOf(
        {
          "file.js": `
            /** @type {import("koa").Middleware} */
            export const f = async (ctx, next) => { await next(); };
            /** @param {import("koa").Context} ctx @param {import("koa").Next} next */
            export async function g(ctx, next) { await next(); }
          `,
          "app.ts": koa,
        },
        {},
        { allowJs: true, checkJs: true },
      ),
    ).toEqual([
      "f: middleware koa contextual next=promise",
      "g: middleware koa contextual next=promise",
    ]);
  });

  it("an object that a package declares globally", () => {
    expect(
      sitesOf({
        "file.ts": `Bun.serve({ fetch: async function answer(request) { return new Response(request.url); } });`,
        "bun.d.ts": `
          declare module "bun" { export function serve(options: { fetch(request: Request): Promise<Response> }): void; }
          declare const Bun: typeof import("bun");
        `,
      }),
    ).toEqual(["answer: handler bun registration"]);
  });

  it("what a file exports that names a package's global type", () => {
    const worker = (context: string) => ({
      "file.ts": `export default { async fetch(request: Request, env: unknown, context: ${context}) { return new Response(request.url); } };`,
      "workers.d.ts": `
        declare module "@cloudflare/workers-types" {}
        interface ExecutionContext { waitUntil(work: Promise<unknown>): void }
        interface Other { waitUntil(work: Promise<unknown>): void }
      `,
    });
    expect(sitesOf(worker("ExecutionContext"))).toEqual([
      "fetch: handler cloudflare-workers export",
    ]);
    expect(sitesOf(worker("Other"))).toEqual([]);
  });

  it("types that a tool of the package writes into the project", () => {
    expect(
      sitesOf({
        "file.ts": `export default { async fetch(request) { return new Response(request.url); } } satisfies ExportedHandler;`,
        "worker-configuration.d.ts": `
          type ExportedHandlerFetchHandler = (request: Request) => Promise<Response>;
          interface ExportedHandler { fetch?: ExportedHandlerFetchHandler }
        `,
      }),
    ).toEqual(["fetch: handler cloudflare-workers contextual"]);
  });
});
