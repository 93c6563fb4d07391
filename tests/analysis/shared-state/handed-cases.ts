/**
 * Values that a chain of promises computes and hands on, and functions that are handed over with bound
 * arguments. A line with a mistake ends in a mark `// ! rule-name:kind`.
 */
export const wrongHanded: Readonly<Record<string, string>> = {
  "koa-chain-computes": `
import Koa from "koa";
declare function price(path: string): Promise<number>;
let total = 0;
export const app = new Koa();
app.use(async (ctx, next) => {
  const sum = await price(ctx.path).then((by) => total + by);
  total = sum; // ! no-shared-state-race:lostUpdate
  await next();
  ctx.body = total;
});`,
  "hono-chain-of-named-functions": `
import { Hono } from "hono";
declare function price(path: string): Promise<number>;
declare function audit(by: number): Promise<void>;
let total = 0;
async function added(by: number): Promise<number> {
  const before = total;
  await audit(by);
  return before + by;
}
const store = (sum: number): void => { total = sum; };
export const app = new Hono();
app.post("/buy", async (c) => {
  await price(c.req.path).then(added).then(store); // ! no-shared-state-race:lostUpdate
  return c.json({ total });
});
app.get("/total", (c) => c.json({ total }));`,
  "express-promise-kept-for-later": `
import express from "express";
declare function price(path: string): Promise<number>;
let total = 0;
export const app = express();
app.post("/buy", async (req, res) => {
  const before = total;
  const sum = price(req.path).then((by) => before + by);
  res.setHeader("x-price", "asked");
  const next = await sum;
  total = next; // ! no-shared-state-race:lostUpdate
  res.json({ total });
});
app.get("/total", (_req, res) => { res.json({ total }); });`,
  "fastify-bound-key": `
import Fastify from "fastify";
declare function order(path: string): Promise<number>;
const stock = new Map<string, number>([["tea", 5]]);
const put = (name: string, left: number): void => { stock.set(name, left); };
export const app = Fastify();
app.get("/buy", async (request) => {
  const before = stock.get("tea") ?? 0;
  await order(request.url).then((by) => before - by).then(put.bind(undefined, "tea")); // ! no-shared-state-race:lostUpdate
  return { left: stock.get("tea") };
});`,
  "hono-bound-value-after-a-wait": `
import { Hono } from "hono";
declare function begin(): Promise<void>;
async function inTransaction(work: () => void): Promise<void> {
  await begin();
  work();
}
let served = 0;
const put = (count: number): void => { served = count; };
export const app = new Hono();
app.get("/", async (c) => {
  await inTransaction(put.bind(undefined, served + 1)); // ! no-shared-state-race:lostUpdate
  return c.json({ served });
});`,
  "koa-closure-run-after-a-wait": `
import Koa from "koa";
declare function begin(): Promise<void>;
async function inTransaction<T>(work: () => T): Promise<T> {
  await begin();
  return work();
}
let served = 0;
export const app = new Koa();
app.use(async (ctx, next) => {
  const before = served;
  await inTransaction(() => {
    served = before + 1; // ! no-shared-state-race:lostUpdate
  });
  await next();
  ctx.body = served;
});`,
  "koa-remembered-by-name": `
import Koa from "koa";
declare function find(token: string): Promise<{ name: string }>;
let user = { name: "" };
const remember = (found: { name: string }): void => { user = found; };
export const app = new Koa();
app.use(async (ctx, next) => {
  await find(ctx.get("authorization")).then(remember); // ! no-request-state-leak:readElsewhere
  await next();
});
app.use((ctx) => { ctx.body = user.name; });`,
  "hono-remembered-with-a-bound-name": `
import { Hono } from "hono";
declare function touch(): Promise<number>;
let user = "";
const remember = (name: string, _times: number): void => { user = name; };
export const app = new Hono();
app.use(async (c, next) => {
  await touch().then(remember.bind(undefined, c.req.header("authorization") ?? "")); // ! no-request-state-leak:readElsewhere
  await next();
});
app.get("/", (c) => c.text(user));`,
};

export const rightHanded: Readonly<Record<string, string>> = {
  "koa-chain-adds-in-one-tick": `
import Koa from "koa";
declare function price(path: string): Promise<number>;
let total = 0;
const add = (by: number): void => { total += by; };
export const app = new Koa();
app.use(async (ctx, next) => {
  await price(ctx.path).then((by) => by * 2).then(add);
  await next();
});
app.use((ctx) => { ctx.body = "bought"; });`,
  "hono-chain-keeps-what-it-loads": `
import { Hono } from "hono";
declare function load(id: string): Promise<{ rows: string[] }>;
const found = new Map<string, string[]>();
export const app = new Hono();
app.get("/:id", async (c) => {
  const id = c.req.param("id");
  const hit = found.get(id);
  if (hit) return c.json(hit);
  const rows = await load(id).then((answer) => answer.rows);
  found.set(id, rows);
  return c.json(rows);
});`,
  "express-chain-logs-what-was": `
import express from "express";
declare function price(): Promise<number>;
let last = 0;
export const app = express();
app.get("/", async (_req, res) => {
  const before = last;
  const by = await price().then((found) => {
    console.log("was", before);
    return found;
  });
  last = by;
  res.json(by);
});`,
  "fastify-bound-key-of-another": `
import Fastify from "fastify";
declare function order(path: string): Promise<number>;
const stock = new Map<string, number>();
const take = (name: string, by: number): void => { stock.set(name, (stock.get(name) ?? 0) - by); };
export const app = Fastify();
app.get("/buy", async (request) => {
  await order(request.url).then(take.bind(undefined, "tea"));
  return { bought: "tea" };
});`,
  "koa-closure-run-at-once": `
import Koa from "koa";
declare function end(): Promise<void>;
async function timed<T>(work: () => T): Promise<T> {
  const result = work();
  await end();
  return result;
}
let served = 0;
export const app = new Koa();
app.use(async (ctx, next) => {
  const before = served;
  await timed(() => {
    served = before + 1;
  });
  await next();
  ctx.body = "yes";
});`,
  "hono-closure-reads-after-the-wait": `
import { Hono } from "hono";
declare function begin(): Promise<void>;
async function inTransaction<T>(work: () => T): Promise<T> {
  await begin();
  return work();
}
let served = 0;
export const app = new Hono();
app.get("/", async (c) => {
  const mine = await inTransaction(() => {
    const before = served;
    served = before + 1;
    return before;
  });
  return c.json({ after: mine >= 0 });
});`,
};
