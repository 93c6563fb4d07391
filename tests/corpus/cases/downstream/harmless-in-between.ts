// What keeps, counts and gives throws nothing: a downstream that runs meanwhile is awaited all the same.
import Koa from "koa";
import type { MiddlewareHandler } from "hono";
declare function parse(text: string): { a: number };
declare const metrics: { observe(n: number): void };
const app = new Koa();
const log: string[] = [];
const seen = new Map<string, number>();
const stats = { hits: 0, last: new Date() };

app.use(async (ctx, next) => {
  const done = next();
  seen.set(ctx.path, Date.now());
  const before = seen.get("a");
  stats.hits = (before ?? 0) + 1;
  await done;
});

app.use(async (ctx, next) => {
  const done = next();
  log.push(ctx.path);
  stats.last = new Date();
  await done;
});

app.use(async (ctx, next) => {
  const done = next();
  const started = performance.now();
  const open = new Set<string>();
  open.add(ctx.path);
  const count = Math.max(open.size, log.length);
  await done;
  metrics.observe(started + count);
});

app.use(async (ctx, next) => {
  const done = next();
  console.log(ctx.method, ctx.path.toUpperCase());
  await done;
});

export const hono: MiddlewareHandler = async (c, next) => {
  const done = next();
  stats.hits++;
  log.push(c.req.path);
  await done;
};

app.use(async (ctx, next) => {
  const done = next(); // !strict await-downstream:leftByAnyThrow
  const { a } = parse(ctx.path);
  await done;
  metrics.observe(a);
});

app.use(async (ctx, next) => {
  const done = next(); // !strict await-downstream:leftByAnyThrow
  const { a } = JSON.parse(ctx.path) as { a: number };
  await done;
  metrics.observe(a);
});

app.use(async (ctx, next) => {
  const done = next(); // !strict await-downstream:leftByAnyThrow
  const url = new URL(ctx.path);
  await done;
  metrics.observe(url.pathname.length);
});

app.use(async (ctx, next) => {
  const done = next(); // !strict await-downstream:leftByAnyThrow
  log.forEach((line) => {
    parse(line);
  });
  await done;
});

app.use(async (ctx, next) => {
  const done = next(); // !strict await-downstream:leftByAnyThrow
  const name = ctx.state.user.name as string;
  await done;
  log.push(name);
});

app.use(async (ctx, next) => {
  const done = next(); // !strict await-downstream:leftByAnyThrow
  const parsed = log.map(parse);
  await done;
  metrics.observe(parsed.length);
});
