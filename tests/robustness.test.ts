import type { Linter } from "eslint";
import ts from "typescript";
import { describe, expect, it } from "vitest";

import { lintFile, programOf, virtual } from "./lint.ts";

/** All rules with every option that widens what they look at. */
const everything: Linter.RulesRecord = {
  "async-middleware/await-downstream": ["error", { advice: true }],
  "async-middleware/no-repeated-downstream": ["error", { advice: true }],
  "async-middleware/return-response": ["error", { advice: true }],
  "async-middleware/no-blocking-call": [
    "error",
    { advice: true, scope: "async-functions" },
  ],
  "async-middleware/no-shared-state-race": [
    "error",
    { advice: true, scope: "async-functions" },
  ],
  "async-middleware/no-request-state-leak": [
    "error",
    { advice: true, scope: "async-functions" },
  ],
};

const koa = `import Koa from "koa";\nconst app = new Koa();\n`;

const odd: Readonly<Record<string, string>> = {
  "decorators and parameter properties": `function d(...a: any[]): any {}
@d class A { @d x = 1; constructor(@d private next: any, readonly b = next?.()) {} @d async handle(@d ctx: any, next: () => Promise<void>) { next(); } }`,
  "namespaces, enums, merged declarations": `export namespace N { export let n = 0; export async function f() { n += await g(); } async function g() { return n; } }
export enum E { A = 1, B = A << 2 }
export function merged() {} export namespace merged { export let count = 0; }
interface I { a(): void } interface I { b(): void }`,
  "overloads, generics, this parameters": `export function f(a: string): string; export function f(a: number): number; export function f(this: any, a: any) { return a; }
export async function* g<T extends () => unknown>(t: T) { yield* [t()]; return await t(); }`,
  "labels, switch, with every jump": `${koa}app.use(async (ctx, next) => { outer: for (;;) { inner: do { switch (ctx.path) { case "/": continue outer; default: break inner; } } while (true); try { break outer; } finally { continue outer; } } });`,
  "using and await using": `${koa}app.use(async (ctx, next) => { using a = { [Symbol.dispose]() {} }; await using b = { async [Symbol.asyncDispose]() {} }; return next(); });`,
  "any everywhere": `${koa}app.use(async (ctx: any, next: any) => { const x: any = next; const y = x?.y?.[next]?.(await next)(); return y ?? next; });`,
  "syntax that does not end": `${koa}app.use(async (ctx, next) => { if (next( { const = await;`,
  "types that do not resolve": `import { Middleware } from "./gone"; import type { Next } from "nowhere";\nexport const m: Middleware = async (ctx, next: Next) => { next(); };`,
  "assignment patterns": `${koa}let a: any, b: any;\napp.use(async (ctx, next) => { [a, { b = await next() }, ...ctx.state.c] = [next(), {}] as any; ({ a, ...b } = await ctx.state); a ||= await next(); b ??= next(); a.b.c &&= next(); delete a.b; a++; --b.c; });`,
  "classes in classes": `export class A { static #n = 0; static { A.#n = 1; } get x() { return A.#n; } set x(v) { A.#n = v; } async m() { return class extends A { override async m() { this.x += await super.m(); return this.x; } } as any; } }`,
  "templates and tags":
    "export async function t(s: TemplateStringsArray, ...v: unknown[]) { return t`${await t`${1}`} ${v}`; }",
  "a whole module handed on": `${koa}import * as zip from "fflate";
declare function use(...all: unknown[]): void;
app.use(async (ctx, next) => { use(zip, zip.gzipSync); new Map([[zip, 1]]); await next(); });`,
  empty: "",
};

describe("odd code", () => {
  it.each(Object.entries(odd))("%s", (_, code) => {
    const program = programOf({ "a.ts": code });
    const lint = (): unknown => {
      try {
        return lintFile(program, virtual("a.ts"), { rules: everything });
      } catch (error) {
        // ESLint's parser refuses what does not parse; no rule ran then.
        if (String(error).includes("Parsing error")) return [];
        throw error;
      }
    };
    expect(lint).not.toThrow();
  });

  it("JSX", () => {
    const code = `${koa}declare namespace JSX { interface IntrinsicElements { a: any } }\ndeclare const React: any;\napp.use(async (ctx, next) => { ctx.body = <a {...ctx} on={() => next()}>{await next()}</a>; });`;
    const program = programOf({ "a.tsx": code }, { jsx: ts.JsxEmit.React });
    expect(() =>
      lintFile(program, virtual("a.tsx"), { rules: everything }),
    ).not.toThrow();
  });

  it("cyclic imports", () => {
    const program = programOf({
      "a.ts": `import { b } from "./b";\nimport Koa from "koa";\nexport async function a(n: number): Promise<number> { return n > 0 ? b(n - 1) : 0; }\nnew Koa().use(async (ctx, next) => { await a(3); await next(); });`,
      "b.ts": `import { a } from "./a";\nexport const b = async (n: number) => a(n);\nexport * from "./a";`,
    });
    expect(lintFile(program, virtual("a.ts"), { rules: everything })).toEqual(
      [],
    );
  });
});

it("a file of 20,000 lines keeps its mistakes, and takes seconds", () => {
  const one = (index: number): string => `
export const m${String(index)}: Middleware = async (ctx, next) => {
  const started = Date.now();
  const kept = seen.get(ctx.path);
  if (kept === undefined) {
    seen.set(ctx.path, started);
  }
  await next();
  ctx.set("x-time", String(Date.now() - started));
  ${index % 100 === 0 ? "next();" : ""}
};`;
  const code = `import type { Middleware } from "koa";\nconst seen = new Map<string, number>();${Array.from({ length: 1_850 }, (_, index) => one(index)).join("\n")}`;
  expect(code.split("\n").length).toBeGreaterThan(20_000);
  const program = programOf({ "a.ts": code });
  const messages = lintFile(program, virtual("a.ts"), {
    config: "recommended",
  });
  expect(
    messages.filter(({ ruleId }) => ruleId?.endsWith("no-repeated-downstream")),
  ).toHaveLength(19);
  expect(
    messages.filter(({ ruleId }) => ruleId?.endsWith("await-downstream")),
  ).toHaveLength(19);
  expect(messages).toHaveLength(38);
});

it("a sum of 400 terms and a chain of 200 branches", () => {
  const sum = Array.from(
    { length: 400 },
    (_, index) => `n${String(index % 7)}`,
  ).join(" + ");
  const branches = Array.from(
    { length: 200 },
    (_, index) =>
      `if (ctx.path === "/${String(index)}") ctx.body = ${String(index)};`,
  ).join("\n else ");
  const names = Array.from(
    { length: 7 },
    (_, index) => `const n${String(index)} = ctx.length ?? 0;`,
  ).join("");
  const code = `import type { Middleware } from "koa";\nexport const m: Middleware = async (ctx, next) => { ${names}\n ctx.body = ${sum};\n${branches}\n next();\n};`;
  const program = programOf({ "a.ts": code });
  expect(() =>
    lintFile(program, virtual("a.ts"), { rules: everything }),
  ).not.toThrow();
});
