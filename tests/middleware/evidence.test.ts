import { describe, expect, it } from "vitest";

import { virtual } from "../lint.ts";
import { samples } from "./samples.ts";
import { modelOf, sitesOf } from "./sites.ts";

describe("names of types", () => {
  it("follows aliases, re-exports and extensions of a framework's types through project files", () => {
    expect(
      sitesOf({
        "types.ts": `
          import type Koa from "koa";
          import type { NextFunction } from "express";
          export type AppNext = Koa.Next;
          export type AppMiddleware = Koa.Middleware<{ user: string }>;
          export interface MyNext extends NextFunction {}
        `,
        "index.ts": `export * from "./types"; export type { AppMiddleware as Layer } from "./types";`,
        "file.ts": `
          import type { AppNext, Layer, MyNext } from "./index";
          export const answers: Layer = async (ctx) => { ctx.body = 1; };
          export const koa = async (ctx: object, next: AppNext) => { await next(); };
          export const express = (req: object, res: object, next: MyNext) => { next(); };
        `,
      }),
    ).toEqual([
      "answers: handler koa contextual",
      "koa: middleware koa annotation next=promise",
      "express: middleware express annotation next=sync",
    ]);
  });

  it("looks through wrappers, arrays, conditionals, casts and class fields", () => {
    expect(
      sitesOf(`
        import type { Middleware, Next } from "koa";
        const wrap = (inner: Middleware): Middleware => async (ctx, next) => inner(ctx, next);
        export const wrapped = wrap(async (ctx, next) => { await next(); });
        export const list: Middleware[] = [async (ctx, next) => { await next(); }];
        export const either: Middleware = process.env["X"] ? (ctx, next) => next() : async (ctx, next) => { await next(); };
        export const cast = { layer: (async (ctx, next) => { await next(); }) as Middleware };
        export class Layers { field: Middleware = async (ctx, next) => { await next(); }; method(ctx: object, next: Next) { return next(); } }
        export async function withThis(this: Layers, ctx: object, next: Next) { await next(); }
      `),
    ).toEqual([
      "wrap: middleware koa contextual next=promise",
      "wrapped: middleware koa contextual next=promise",
      "list: middleware koa contextual next=promise",
      "either: middleware koa contextual next=promise",
      "either: middleware koa contextual next=promise",
      "layer: middleware koa contextual next=promise",
      "field: middleware koa contextual next=promise",
      "method: middleware koa annotation next=promise",
      "withThis: middleware koa annotation next=promise",
    ]);
  });

  it("finds types that a package declares globally, without any import", () => {
    expect(
      sitesOf(
        {
          "globals.d.ts": `
            declare module "@cloudflare/workers-types" {
              global {
                type EventContext<E> = { request: Request; env: E; next: (input?: Request) => Promise<Response> };
                type PagesFunction<E = unknown> = (context: EventContext<E>) => Response | Promise<Response>;
              }
            }
          `,
          "file.ts": `
            export const onRequest: PagesFunction = async (context) => { const response = await context.next(); return response; };
          `,
        },
        {},
        { types: [] },
      ),
    ).toEqual([
      "onRequest: middleware cloudflare-pages contextual context.next=promise",
    ]);
  });
});

describe("helpers are no sites", () => {
  it("where the continuation stands elsewhere, or follows no object of a request", () => {
    expect(
      sitesOf(`
        import type { Context, Next } from "koa";
        import type { NextFunction, Request } from "express";
        import type { FetchLike } from "wretch";
        import type { SendRequest } from "@azure/core-rest-pipeline";
        import type { RequestContext } from "@hattip/compose";
        export const later = (next: Next) => setTimeout(next, 1);
        export const times = async (count: number, next: Next) => { for (let i = 0; i < count; i++) await next(); };
        export const fail = (req: Request, status: number, next: NextFunction) => next(status);
        export const load = (get: FetchLike) => get("/", {});
        export const choose = (next: SendRequest) => next;
        export const path = (context: RequestContext) => context.url.pathname;
        export const user = (ctx: Context) => ctx.state["user"];
      `),
    ).toEqual([]);
  });

  it("where something else is called next", () => {
    expect(
      sitesOf(`
        import { Observable, Subject } from "rxjs";
        import Koa from "koa";
        import express from "express";
        export const app = [new Koa(), express()];
        export const numbers = new Observable<number>((observer) => { observer.next(1); });
        new Subject<number>().subscribe({ next(value) { console.log(value); } });
        export function* steps() { yield 1; }
        export const first = () => steps().next();
        export interface Item { next?: Item }
        export const last = (item: Item): Item => item.next ? last(item.next) : item;
        export const guard = (to: object, from: object, next: (to?: boolean) => void) => { next(); };
        export const each = (items: readonly number[], next: () => Promise<void>) => items.map(next);
        export const retry = async (times: number, next: () => Promise<void>) => { while (times--) await next(); };
        export const queue = (add: (job: string) => Promise<void>) => async (job: string) => add(job);
      `),
    ).toEqual([]);
  });
});

describe("exports, directives, decorators", () => {
  it("finds what a file-based router calls by the names of the file and of the export", () => {
    const kit = `import type { RequestEvent } from "@sveltejs/kit";`;
    expect(
      sitesOf({
        "src/routes/notes/+server.ts": `${kit}
          export const GET = async () => new Response("x");
          export async function POST({ request }: RequestEvent) { return new Response(await request.text()); }
          const helper = () => 1;
          export { helper as fallbackish };
        `,
      }),
    ).toEqual([
      "GET: handler sveltekit export",
      "POST: handler sveltekit export",
    ]);
    expect(
      sitesOf({
        "src/routes/notes/+page.server.ts": `${kit}
          export const load = async () => ({});
          export const actions = { default: async () => ({}), async remove(event: RequestEvent) { return { event }; } };
        `,
      }),
    ).toEqual([
      "load: handler sveltekit export",
      "default: handler sveltekit export",
      "remove: handler sveltekit export",
    ]);
  });

  it("gives a class with a request-scoped provider the lifetime of a request", () => {
    const text = (scope: string): string => `
      import { Controller, Get, Injectable, Scope, type CallHandler, type ExecutionContext, type NestInterceptor } from "@nestjs/common";
      @Injectable(${scope}) export class Time implements NestInterceptor { intercept(context: ExecutionContext, next: CallHandler) { return next.handle(); } }
    `;
    expect(instanceOf(text("{ scope: Scope.REQUEST }"))).toBe("request");
    expect(instanceOf(text(""))).toBe("process");
  });
});

describe("@middleware", () => {
  it("makes a function, what a factory returns, or the methods of a class a site", () => {
    expect(
      sitesOf(`
        interface Query { url: string }
        /** @middleware */
        export async function plain(query: Query, go: (query: Query) => Promise<string>) { return go(query); }
        /** @middleware */
        export const curried = (next: (query: Query) => Promise<object>) => async (query: Query) => { await next(query); };
        /** @middleware */
        export const destructured = async ({ next }: { next: () => Promise<void> }) => { await next(); };
        /** @middleware */
        export class Layer { constructor(private run: (query: Query) => Promise<object>) {} async go(query: Query) { return this.run(query); } }
        /** Not a @middlewareish one. */
        export const other = async (query: Query) => query;
      `),
    ).toEqual([
      "plain: middleware project tag go=promise",
      "curried: middleware django-style tag next=promise",
      "destructured: middleware project tag next=promise",
      "go: middleware django-style tag this.run=promise",
    ]);
  });
});

describe("settings", () => {
  const text = `
    export type Next = () => Promise<void>;
    export type Layer = (call: { id: 1 }, next: Next) => Promise<void>;
    export const typed: Layer = async (call, next) => { await next(); };
    export const annotated = async (call: { id: 1 }, next: Next) => { await next(); };
    export class App { use(layer: Function) { return layer; } }
    new App().use(async (call: any, go: any) => { await go(); });
    export const helper = async (next: Next) => { await next(); };
  `;
  const own = {
    middleware: [
      {
        id: "mine",
        continuation: [{ package: ".", path: "type:Next" }],
        contextual: [{ package: ".", type: "Layer" }],
        registration: [
          "prose for readers",
          {
            receiver: { package: ".", type: "App" },
            methods: ["use"],
            arguments: "all",
          },
        ],
      },
    ],
  };

  it("recognise a project's own types", () => {
    expect(sitesOf(text, own)).toEqual([
      "typed: middleware mine settings next=promise",
      "annotated: middleware mine settings next=promise",
      "line 7: middleware mine settings go=promise",
    ]);
  });

  it("are what makes them certain: without them the shape alone speaks", () => {
    expect(sitesOf(text)).toEqual([
      "typed: middleware project shape next=promise uncertain",
      "annotated: middleware project shape next=promise uncertain",
    ]);
  });
});

describe("broken code", () => {
  it.each([
    `import Koa from "not-installed"; new Koa().use(async (ctx, next) => { await next(); });`,
    `export const f = async (ctx, next) => { await next( };`,
    `class A { constructor(getResponse) { this.getResponse = getResponse } call(`,
    `import { A } from "./file"; export { A }; export type A = A;`,
    `export default`,
    ``,
  ])("does not throw: %s", (text) => {
    expect(() => sitesOf(text)).not.toThrow();
  });
});

describe("code that is being written", () => {
  it("never throws, wherever the text ends", () => {
    const files: Record<string, string> = {};
    for (const [id, { text }] of Object.entries(samples))
      for (let part = 1; part < 12; part++)
        files[`${id}-${String(part)}.ts`] = text.slice(
          0,
          Math.floor((text.length * part) / 12),
        );
    const { program, model } = modelOf(files);
    for (const name of Object.keys(files)) {
      const file = program.getSourceFile(virtual(name))!;
      expect(() => model.sitesIn(file), name).not.toThrow();
    }
  });
});

function instanceOf(text: string): string {
  const { program, model } = modelOf({ "file.ts": text });
  const file = program.getSourceFile(virtual("file.ts"))!;
  return model.sitesIn(file)[0]!.descriptor.instance;
}
