import express from "express";
import type { NextFunction, Request, Response } from "express";
import Koa from "koa";
import type { Context, Next } from "koa";

/** The same text, and only the types tell which `next` has to be awaited. */
export function expressLog(req: Request, res: Response, next: NextFunction) {
  console.log(req.method, req.path);
  next();
}

export function koaLog(ctx: Context, next: Next) {
  console.log(ctx.method, ctx.path);
  next(); // ! await-downstream
}

const web = express();
web.use(async (request, response, next) => {
  response.locals["start"] = Date.now();
  next();
});

const api = new Koa();
api.use(async (context, next) => {
  context.state["start"] = Date.now();
  next(); // ! await-downstream
});

/** A bridge from the one to the other: Express has to be told when Koa is through. */
export const bridge =
  (handler: (req: Request, res: Response, next: NextFunction) => void) =>
  (ctx: Context, next: Next): Promise<unknown> =>
    new Promise<void>((resolve, reject) => {
      handler(ctx.req as Request, ctx.res as Response, (error?: unknown) => {
        if (error) reject(error as Error);
        else resolve();
      });
    }).then(next);

export { api, web };
