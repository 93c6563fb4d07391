// A cache of answers is filled twice at worst; what lets in one request alone is not a cache.
import { readFile } from "node:fs";
import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from "@nestjs/common";
import type { RequestHandler } from "express";
import type { Middleware } from "koa";
import { of, tap, type Observable } from "rxjs";

const pages = new Map<string, unknown>();
const trimmed = new Map<string, { body: unknown; status: number }>();
const read = new Map<string, string>();
const loaded = new Map<string, string>();
const json = new Map<string, unknown>();
const spent = new Map<string, string>();

declare function load(path: string): Promise<string>;

export const cached: Middleware = async (ctx, next) => {
  if (pages.has(ctx.url)) {
    ctx.body = pages.get(ctx.url);
    return;
  }
  await next();
  pages.set(ctx.url, ctx.body); // !strict no-shared-state-race
  if (pages.size > 100) pages.clear();
};

export const cachedOk: Middleware = async (ctx, next) => {
  const hit = trimmed.get(ctx.url);
  if (hit) {
    ctx.status = hit.status;
    ctx.body = hit.body;
    return;
  }
  await next();
  if (ctx.status !== 200) return;
  const entry = { body: ctx.body, status: ctx.response.status };
  trimmed.set(ctx.url, entry); // !strict no-shared-state-race
  while (trimmed.size > 100) {
    const [oldest] = trimmed.keys();
    if (oldest !== undefined) trimmed.delete(oldest);
  }
};

export const included: Middleware = async (ctx, next) => {
  if (!loaded.has(ctx.path))
    await load(ctx.path).then((text) => loaded.set(ctx.path, text)); // !strict no-shared-state-race
  ctx.state["text"] = loaded.get(ctx.path);
  if (loaded.size > 100) loaded.clear();
  return next();
};

export const file: RequestHandler = (req, res, next) => {
  const hit = read.get(req.path);
  if (hit !== undefined) {
    res.send(hit);
    return;
  }
  readFile(req.path, "utf8", (error, text) => {
    if (error) {
      next(error);
      return;
    }
    read.set(req.path, text); // !strict no-shared-state-race
    if (read.size > 100) read.clear();
    res.send(text);
  });
};

export const patched: RequestHandler = (req, res, next) => {
  const hit = json.get(req.url);
  if (hit !== undefined) {
    res.json(hit);
    return;
  }
  const send = res.json.bind(res);
  res.json = (body) => {
    if (json.size < 100) json.set(req.url, body);
    return send(body);
  };
  next();
};

@Injectable()
export class CacheInterceptor implements NestInterceptor {
  private readonly store = new Map<string, unknown>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { url } = context.switchToHttp().getRequest<{ url: string }>();
    if (this.store.has(url)) return of(this.store.get(url));
    return next.handle().pipe(
      tap((value) => {
        this.store.set(url, value); // !strict no-shared-state-race
        if (this.store.size > 100) this.store.clear();
      }),
    );
  }
}

// One coupon, one order: the wait between the check and the note lets a second one through.
export const coupon: Middleware = async (ctx, next) => {
  const code = ctx.get("x-coupon");
  if (spent.has(code)) ctx.throw(409);
  await next();
  spent.set(code, ctx.get("x-user")); // ! no-shared-state-race
  if (spent.size > 1000) spent.clear();
};
