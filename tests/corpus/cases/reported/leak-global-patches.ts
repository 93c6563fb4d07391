// Globals that are patched for one request and restored at its end.
import { Hono } from "hono";
import Koa from "koa";

declare function generate(prompt: string): Promise<string>;

const hono = new Hono();

hono.post("/generate", async (c) => {
  const base = c.req.query("mock") ?? "";
  const originalFetch = globalThis.fetch;
  const patched: typeof fetch = (input, init) =>
    originalFetch(typeof input === "string" ? base + input : input, init);
  globalThis.fetch = patched; // ! no-request-state-leak
  try {
    return c.text(await generate(await c.req.text()));
  } finally {
    globalThis.fetch = originalFetch;
  }
});

declare function generateWith(
  send: typeof fetch,
  prompt: string,
): Promise<string>;

hono.post("/v2/generate", async (c) => {
  const base = c.req.query("mock") ?? "";
  const send: typeof fetch = (input, init) =>
    fetch(typeof input === "string" ? base + input : input, init);
  return c.text(await generateWith(send, await c.req.text()));
});

const koa = new Koa();

// The directory of the tenant's database, in the environment.
koa.use(async (ctx, next) => {
  const before = process.env["LITEFS_DIR"];
  process.env["LITEFS_DIR"] = `/data/${ctx.get("x-tenant")}`; // ! no-request-state-leak
  try {
    await next();
  } finally {
    process.env["LITEFS_DIR"] = before;
  }
});

koa.use(async (ctx, next) => {
  ctx.state["directory"] = `/data/${ctx.get("x-tenant")}`;
  await next();
});

// A logger with the id of the request in its defaults.
class Logger {
  defaultMeta: Record<string, string> = {};

  info(text: string): void {
    process.stdout.write(`${JSON.stringify({ ...this.defaultMeta, text })}\n`);
  }

  child(meta: Record<string, string>): Logger {
    const logger = new Logger();
    logger.defaultMeta = { ...this.defaultMeta, ...meta };
    return logger;
  }
}

const logger = new Logger();

koa.use(async (ctx, next) => {
  logger.defaultMeta = { requestId: ctx.get("x-request-id") }; // ! no-request-state-leak
  await next();
  logger.info(`${ctx.method} ${ctx.path}`);
});

koa.use(async (ctx, next) => {
  const own = logger.child({ requestId: ctx.get("x-request-id") });
  await next();
  own.info(`${ctx.method} ${ctx.path}`);
});

export { hono, koa };
