// A function that takes a context and runs while the process starts, and at no other time, is no handler.
import Koa, { type Context } from "koa";
import Router from "@koa/router";
import { readFileSync } from "node:fs";
interface AppContext extends Context {
  tenant: string;
}
type Setup = (name: string, ctx: Context) => void;
const app = new Koa();
const boot = app.context as unknown as AppContext;
const setup: Setup = (name, ctx) => {
  ctx.state = { [name]: readFileSync(name, "utf8") };
};
setup("a", boot);
const setups: Setup[] = [
  (name, ctx) => {
    ctx.state = { [name]: readFileSync(name, "utf8") };
  },
];
for (const one of setups) one("b", boot);
function run(name: string, one: Setup): void {
  one(name, boot);
}
run("c", (name, ctx) => {
  ctx.state = { [name]: readFileSync(name, "utf8") };
});
type Handler = (name: string, ctx: Context) => Promise<void>;
const prime = async (name: string, ctx: Context): Promise<void> => {
  ctx.state = { [name]: readFileSync(name, "utf8") };
};
void prime("d", boot);
function each(names: string[], handler: Handler): void {
  for (const name of names) void handler(name, boot);
}
each(["e"], async (name, ctx) => {
  ctx.state = { [name]: readFileSync(name, "utf8") };
});
const router = new Router();
const routed = (path: string, h: Handler): void => {
  router.get(path, (ctx) => h(path, ctx));
};
routed("/x", async (path, ctx) => {
  ctx.body = readFileSync(path, "utf8"); // ! no-blocking-call
});
const named: Handler = async (path, ctx) => {
  ctx.body = readFileSync(path, "utf8"); // ! no-blocking-call
};
routed("/y", named);
function keep(name: string, one: Handler): void {
  router.get(name, (ctx) => one(name, ctx));
}
keep("/z", async (path, ctx) => {
  ctx.body = readFileSync(path, "utf8"); // ! no-blocking-call
});
const kept: Handler[] = [
  async (path, ctx) => {
    ctx.body = readFileSync(path, "utf8"); // ! no-blocking-call
  },
];
for (const one of kept) router.get("/k", (ctx) => one("k", ctx));
const later: Handler = async (path, ctx) => {
  ctx.body = readFileSync(path, "utf8"); // ! no-blocking-call
};
void later("a", boot);
router.get("/l", (ctx) => later("l", ctx));
