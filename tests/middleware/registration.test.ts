import { describe, expect, it } from "vitest";

import { sitesOf } from "./sites.ts";

describe("registration", () => {
  const app = `
    import Koa from "koa";
    import Router from "@koa/router";
    import { auth as first, Controller, handlers, logger, other, third } from "./index";
    const app = new Koa();
    const router = new Router();
    app.use(first).use(logger({})).use(third as never);
    router.use("/x", other as never);
    const controller = new Controller();
    router.get("/", controller.list.bind(controller));
    router.post("/", controller.save);
    router.delete("/", handlers.remove);
    export default app;
  `;
  const file = `
    export const auth = async (ctx: any, next: any) => { await next(); };
    export function logger(options: object) { return async (ctx: any, next: () => void) => { next(); }; }
    export default async function (ctx: any, next: Function) { await next(); }
    async function renamed(ctx: any, next: any) { next(); }
    export { renamed as other };
    export class Controller {
      async list(ctx: any) { ctx.body = []; }
      save = async (ctx: any, next: any) => { await next(); };
      helper(ctx: any) { return ctx; }
    }
    export const handlers = { async remove(ctx: any) { ctx.status = 204; } };
    export const never = async (ctx: any, next: any) => { await next(); };
  `;

  it("reaches functions of a file that imports nothing, through barrels and other names", () => {
    expect(
      sitesOf({
        "file.ts": file,
        "index.ts": `export { default as third } from "./file"; export * from "./file";`,
        "app.ts": app,
      }),
    ).toEqual([
      "auth: middleware koa registration next=promise",
      "line 3: middleware koa registration next=promise",
      "line 4: middleware koa registration next=promise",
      "renamed: middleware koa registration next=promise",
      "list: handler koa registration",
      "save: middleware koa registration next=promise",
      "remove: handler koa registration",
    ]);
  });

  it("takes the listeners of the events that it names alone", () => {
    expect(
      sitesOf({
        "file.ts": `
          import { WebSocket, WebSocketServer } from "ws";
          const server = new WebSocketServer();
          server.on("connection", function accepted(socket) { socket.on("message", function inside() {}); });
          server.on("error", function failed(error: unknown) {});
          enum Events { Connection = "connection", Close = "close" }
          server.on(Events.Connection, function named() {}).on(Events.Close, function closed() {});
          new WebSocket("ws://prices").on("message", function price(data: unknown) {});
        `,
        "ws.d.ts": `
          declare module "ws" {
            export class WebSocket { constructor(url: string); on(event: string, listener: (data: unknown) => void): this }
            export class WebSocketServer { on(event: string, listener: (socket: WebSocket) => void): this }
          }
        `,
      }),
    ).toEqual([
      "accepted: handler ws registration",
      "named: handler ws registration",
    ]);
  });

  it("says nothing where the file that registers is not in the program", () => {
    expect(sitesOf(file)).toEqual([]);
  });

  it("counts parameters where no type tells an error handler", () => {
    expect(
      sitesOf(`
        import express from "express";
        const app = express();
        app.use(plain).use([inList], failed);
        function plain(req: any, res: any, next: any) { next(); }
        function inList(req: any, res: any, next: any) { next(); }
        function failed(error: any, req: any, res: any, next: any) { next(error); }
        const layers = [(req: any, res: any, next: any) => next(), byName];
        function byName(req: any, res: any, next: Function) { next(); }
        app.use(...layers);
      `),
    ).toEqual([
      "plain: middleware express registration next=sync",
      "inList: middleware express registration next=sync",
      "failed: middleware express registration next=sync",
      "layers: middleware express registration next=sync",
      "byName: middleware express registration next=sync",
    ]);
  });

  it("looks through a wrapper that takes any function", () => {
    expect(
      sitesOf(`
        import express from "express";
        const app = express();
        const caught = (layer: Function) => (req: any, res: any, next: any) => layer(req, res, next);
        app.use(caught(async (req: any, res: any, next: any) => { next(); }));
        app.get("/", caught(async (req: any, res: any) => { res.end(); }));
        app.get("/", [1, 2].map((n) => n * 2).length > 1 ? caught(Object.keys) : caught(Object.values));
      `),
    ).toEqual([
      "caught: middleware express registration next=sync",
      "line 5: middleware express registration next=sync",
      "line 6: handler express registration",
    ]);
  });

  it("lets the other parameters speak for an untyped continuation", () => {
    expect(
      sitesOf(`
        import type Koa from "koa";
        import type { Request, Response } from "express";
        export const any = async (ctx: Koa.Context, next: any) => { await next(); };
        export const fn = async (ctx: Koa.ParameterizedContext, next: Function) => { await next(); };
        export const lying = async (ctx: Koa.Context, next: () => void) => { await next(); };
        export const express = (req: Request, res: Response, next: any) => { next(); };
        export const set = (app: Koa, next: any) => { next(app); };
      `),
    ).toEqual([
      "any: middleware koa annotation next=promise",
      "fn: middleware koa annotation next=promise",
      "lying: middleware koa annotation next=promise",
      "express: middleware express annotation next=sync",
    ]);
  });
});
