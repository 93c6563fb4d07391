// Brute force: a hundred guesses at a time count as one.
import { compare } from "bcrypt";
import Koa from "koa";
import Router from "@koa/router";

declare const users: { hashOf(email: string): Promise<string | undefined> };

const failed = new Map<string, number>();
const MAX = 5;

const router = new Router();

router.post("/login", async (ctx) => {
  const email = String(ctx.query["email"]);
  const attempts = failed.get(email) ?? 0;
  if (attempts >= MAX) {
    ctx.status = 429;
    return;
  }
  const hash = await users.hashOf(email);
  const ok = hash !== undefined && (await compare(ctx.get("x-pass"), hash));
  if (!ok) {
    failed.set(email, attempts + 1); // ! no-shared-state-race
    ctx.status = 401;
    return;
  }
  failed.delete(email);
  ctx.status = 204;
});

router.post("/v2/login", async (ctx) => {
  const email = String(ctx.query["email"]);
  const attempts = (failed.get(email) ?? 0) + 1;
  if (attempts > MAX) {
    ctx.status = 429;
    return;
  }
  failed.set(email, attempts);
  const hash = await users.hashOf(email);
  if (hash === undefined || !(await compare(ctx.get("x-pass"), hash))) {
    ctx.status = 401;
    return;
  }
  failed.delete(email);
  ctx.status = 204;
});

// The number of open streams a user.
const streams: Record<string, number> = {};

declare function planOf(user: string): Promise<{ streams: number }>;

router.get("/watch", async (ctx, next) => {
  const user = ctx.get("x-user");
  const open = streams[user] ?? 0;
  const plan = await planOf(user);
  if (open >= plan.streams) {
    ctx.status = 403;
    return;
  }
  streams[user] = open + 1; // ! no-shared-state-race
  try {
    await next();
  } finally {
    streams[user] -= 1;
  }
});

router.get("/v2/watch", async (ctx, next) => {
  const user = ctx.get("x-user");
  const plan = await planOf(user);
  if ((streams[user] ?? 0) >= plan.streams) {
    ctx.status = 403;
    return;
  }
  streams[user] = (streams[user] ?? 0) + 1;
  try {
    await next();
  } finally {
    streams[user] -= 1;
  }
});

export const app = new Koa();
app.use(router.routes());
