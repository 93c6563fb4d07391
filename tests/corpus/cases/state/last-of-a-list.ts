// The last element of a list that all requests append to.
import express from "express";
import Koa from "koa";
import { Hono } from "hono";
declare function send(url: string): Promise<string>;
const app = express();
const seen: string[] = [];
app.get("/z", async (req, res) => {
  seen.push(req.path); // ! no-request-state-leak
  await send("/");
  res.json({ last: seen.at(-1) });
});
const visits: { user: string; at: number }[] = [];
const koa = new Koa();
koa.use(async (ctx, next) => {
  visits.push({ user: String(ctx.state.user), at: Date.now() }); // ! no-request-state-leak
  await next();
  const visit = visits[visits.length - 1];
  ctx.set("x-user", visit?.user ?? "");
});
class Trace {
  private readonly stack: string[] = [];
  async run(name: string, work: () => Promise<void>) {
    this.stack.push(name);
    await work();
    const top = this.stack[this.stack.length - 1];
    console.log(top);
    return top;
  }
}
const trace = new Trace();
const hono = new Hono();
hono.get("/:id", async (c) => {
  const work = () => send("/").then(() => undefined);
  const top = await trace.run(c.req.param("id"), work); // ! no-request-state-leak
  return c.text(top ?? "");
});
hono.get("/own/:id", async (c) => {
  const mine: string[] = [];
  mine.push(c.req.param("id"));
  await send("/");
  return c.text(mine.at(-1) ?? "");
});
const history: string[] = [];
hono.get("/h/:id", async (c) => {
  await send("/");
  history.push(c.req.param("id"));
  const last = history.at(-1);
  return c.text(last ?? "");
});
const byUser = new Map<string, string[]>();
hono.get("/u/:id", async (c) => {
  const list = byUser.get(c.req.param("id")) ?? [];
  byUser.set(c.req.param("id"), list);
  list.push(c.req.path);
  await send("/");
  return c.text(list.at(-1) ?? "");
});
const times: number[] = [];
hono.get("/t/:id", async (c) => {
  times.push(Date.now());
  await send("/");
  return c.text(String(times.at(-1)));
});
