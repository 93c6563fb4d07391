import type { RecognitionSample } from "./sample.ts";

/** Frameworks whose middleware goes on by a callback: nothing to await, so only its place is asked for. */
export const callbacks: readonly RecognitionSample[] = [
  {
    ids: ["connect"],
    packages: { connect: "3.7.0", "@types/connect": "3.4.38" },
    text: `
import connect, { type NextHandleFunction } from "connect";
const app = connect();
app.use(/* connect middleware next */ (req, res, next) => { next(); });
app.use("/a", /* connect middleware next */ (req, res, next) => { next(); });
app.use(/* connect middleware next */ (error: Error, req: connect.IncomingMessage, res: import("node:http").ServerResponse, next: connect.NextFunction) => { next(error); });
export const typed: NextHandleFunction = /* connect middleware next */ (req, res, next) => { next(); };
`,
  },
  {
    ids: ["polka"],
    packages: { polka: "0.5.2", "@types/polka": "0.5.8" },
    text: `
import polka, { type Middleware } from "polka";
const app = polka();
app.use(/* polka middleware next */ (req, res, next) => { next(); });
export const typed: Middleware = /* polka middleware next */ (req, res, next) => { next(); };
app.get("/", /* polka handler */ (req, res) => { res.end("yes"); });
`,
  },
  {
    ids: ["tinyhttp"],
    packages: { "@tinyhttp/app": "3.0.11" },
    text: `
import { App, type Middleware, type NextFunction, type Request, type Response } from "@tinyhttp/app";
const app = new App();
app.use(/* tinyhttp middleware next */ (req, res, next) => { next?.(); });
export const named = /* tinyhttp middleware next */ (req: Request, res: Response, next: NextFunction) => { next?.(); };
export const typed: Middleware<Request, Response>["handler"] = /* tinyhttp middleware next */ (req: Request, res: Response, next?: NextFunction) => { next?.(); };
app.use("/a", named);
app.get("/", /* tinyhttp handler */ (req, res) => { res.send("yes"); });
`,
  },
  {
    ids: ["restify"],
    packages: { restify: "11.1.0", "@types/restify": "8.5.12" },
    text: `
import { createServer, type Next, type Request, type RequestHandler, type Response } from "restify";
const server = createServer();
server.use(/* restify middleware next */ (req, res, next) => { next(); });
export const typed: RequestHandler = /* restify middleware next */ (req, res, next) => { next(); };
export const named = /* restify middleware next */ (req: Request, res: Response, next: Next) => { next(); };
server.get("/", named, /* restify middleware next */ (req, res, next) => { res.send("yes"); next(); });
`,
  },
  {
    ids: ["h3-v1", "h3-node"],
    packages: { h3: "1.15.11" },
    text: `
import { createApp, createRouter, defineEventHandler, defineRequestMiddleware, eventHandler, fromNodeMiddleware } from "h3";
const app = createApp();
app.use(defineEventHandler(/* h3 handler */ async (event) => { console.log(event.path); }));
createRouter().get("/", eventHandler(/* h3 handler */ () => "yes"));
export const first = defineRequestMiddleware(/* h3-v1 middleware */ async (event) => { console.log(event.path); });
export const guarded = defineEventHandler({
  onRequest: /* h3-v1 middleware */ async (event) => { console.log(event.path); },
  handler: /* h3 handler */ async () => "yes",
});
app.use(fromNodeMiddleware(/* h3-node middleware next */ (req, res, next) => { next(); }));
`,
  },
  {
    ids: ["socket-io"],
    packages: { "socket.io": "4.8.4" },
    text: `
import { Server } from "socket.io";
const io = new Server();
io.use(/* socket-io middleware next */ (socket, next) => { next(); });
io.of("/a").use(/* socket-io middleware next */ (socket, next) => { next(); });
io.on("connection", /* socket-io handler */ (socket) => {
  socket.use(/* socket-io middleware next */ (event, next) => { next(); });
  socket.on("ask", /* socket-io handler */ (answer: (text: string) => void) => { answer("yes"); });
  socket.on("again", /* socket-io handler */ (data, answer) => {
    if (data.early) answer("yes");
    if (data.late) answer("no");
  });
});
`,
  },
  {
    ids: ["engine-io"],
    packages: { "socket.io": "4.8.4" },
    text: `
import { Server } from "socket.io";
import type { IncomingMessage, ServerResponse } from "node:http";
const io = new Server();
io.engine.use(/* engine-io middleware next */ (req: IncomingMessage, res: ServerResponse, next: (error?: Error) => void) => {
  if (!req.headers.cookie) {
    res.writeHead(401);
    res.end();
  }
  next(); // single-answer
});
io.engine.use(/* engine-io middleware next */ (req: IncomingMessage, res: ServerResponse, next: (error?: Error) => void) => {
  if (req.headers.cookie) { next(); return; }
  res.writeHead(401);
  res.end();
});
`,
  },
  {
    ids: ["routing-controllers-koa", "routing-controllers-express"],
    packages: {
      "routing-controllers": "0.11.3",
      "@types/koa": "3.0.3",
      "@types/express": "5.0.6",
    },
    text: `
import type { NextFunction, Request, Response } from "express";
import type { Context, Next } from "koa";
import { Get, JsonController, Middleware, type ExpressErrorMiddlewareInterface, type ExpressMiddlewareInterface, type KoaMiddlewareInterface } from "routing-controllers";
@Middleware({ type: "before" })
export class Wrong implements KoaMiddlewareInterface {
  /* routing-controllers-koa middleware next */ async use(context: Context, next: () => Promise<unknown>) {
    next(); // await-downstream
    console.log(context.status);
  }
}
export class Right implements KoaMiddlewareInterface {
  /* routing-controllers-koa middleware next */ async use(context: Context, next: () => Promise<unknown>) {
    await next();
    console.log(context.status);
  }
}
export class KoaTyped implements KoaMiddlewareInterface {
  /* routing-controllers-koa middleware next */ async use(context: Context, next: Next) { await next(); }
}
export class Before implements ExpressMiddlewareInterface {
  /* routing-controllers-express middleware next */ use(request: unknown, response: unknown, next: (error?: unknown) => unknown) { next(); }
}
export class ExpressTyped implements ExpressMiddlewareInterface {
  /* routing-controllers-express middleware next */ use(request: Request, response: Response, next: NextFunction) { next(); }
}
export class After implements ExpressErrorMiddlewareInterface {
  /* routing-controllers-express middleware next */ error(error: unknown, request: unknown, response: unknown, next: (error?: unknown) => unknown) { next(error); }
}
@JsonController()
export class Home {
  /* routing-controllers-koa handler */
  @Get("/")
  async home() { return "yes"; }
}
`,
  },
];
