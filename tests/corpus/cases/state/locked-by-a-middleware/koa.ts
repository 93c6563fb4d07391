import Router from "@koa/router";
import { Mutex } from "async-mutex";
import Koa from "koa";

declare function save(name: string, count: number): Promise<void>;

const mutex = new Mutex();
const app = new Koa();

app.use(async (ctx, next) => {
  if (ctx.method === "GET" || ctx.method === "HEAD") return next();
  const release = await mutex.acquire();
  try {
    await next();
  } finally {
    release();
  }
});

const router = new Router();

let orders = 0;
router.post("/orders", async (ctx) => {
  const before = orders;
  await save("orders", before);
  orders = before + 1;
  ctx.body = { orders };
});

let views = 0;
router.get("/orders", async (ctx) => {
  const before = views;
  await save("views", before);
  views = before + 1; // ! no-shared-state-race
  ctx.body = { views };
});

app.use(router.routes());

const locks = new Map<string, Mutex>();
const accounts = new Koa();

accounts.use(async (ctx, next) => {
  const id = String(ctx.query["id"]);
  let lock = locks.get(id);
  if (!lock) locks.set(id, (lock = new Mutex()));
  await lock.runExclusive(() => next());
});

const balances = new Map<string, number>();
accounts.use(async (ctx) => {
  const id = String(ctx.query["id"]);
  const balance = balances.get(id) ?? 0;
  await save(id, balance);
  balances.set(id, balance + 1);
  ctx.body = { balance };
});
