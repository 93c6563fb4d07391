import { Injectable, type NestMiddleware } from "@nestjs/common";
import type { NextFunction, Request, Response } from "express";
import fastify from "fastify";
import { Hono } from "hono";
import Koa from "koa";

declare function translate(text: string): string;

const koa = new Koa();
const perHost = new Map<string, number[]>();
koa.use(async (ctx, next) => {
  if (!perHost.has(ctx.host)) perHost.set(ctx.host, []); // !strict no-unbounded-shared-state:entries
  await next();
});

const latencies: number[] = [];
koa.use(async (_ctx, next) => {
  const start = Date.now();
  await next();
  latencies.push(Date.now() - start); // !strict no-unbounded-shared-state:elements
});

const hono = new Hono();
const translations = new Map<string, string>();
hono.get("/t/:text", (c) => {
  const text = c.req.param("text");
  let known = translations.get(text);
  if (known === undefined) {
    known = translate(text);
    translations.set(text, known); // !strict no-unbounded-shared-state:entries
  }
  return c.text(known);
});

export function limiter() {
  const byAddress = new Map<string, number>();
  hono.use(async (c, next) => {
    const address = c.req.header("x-forwarded-for") ?? "";
    byAddress.set(address, (byAddress.get(address) ?? 0) + 1); // !strict no-unbounded-shared-state:entries
    await next();
  });
}

const server = fastify();
const origins = new Set<string>();
server.addHook("onRequest", (request, _reply, done) => {
  origins.add(request.headers.origin ?? ""); // !strict no-unbounded-shared-state:entries
  done();
});

const queries: string[] = [];
server.get("/search", (request) => {
  queries.unshift(request.url); // !strict no-unbounded-shared-state:elements
  return { queries: queries.length };
});

@Injectable()
export class Fingerprints implements NestMiddleware {
  private readonly known = new Map<string, string>();

  use(req: Request, _res: Response, next: NextFunction): void {
    this.known.set(req.get("x-print") ?? "", req.path); // !strict no-unbounded-shared-state:entries
    next();
  }
}

type DjangoRequest = { readonly user: string };
type GetResponse = (request: DjangoRequest) => Promise<Response>;

export class LastSeen {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;
  readonly #at: Record<string, number> = {};
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: DjangoRequest): Promise<Response> {
    this.#at[request.user] = Date.now(); // !strict no-unbounded-shared-state:entries
    return this.getResponse(request);
  }
}
