// koa-router#476: a shared middleware of the router that doesn't hand next() back
import Koa from "koa";
import Router from "@koa/router";

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
const router = new Router();
router.use((context, next) => {
  context.state["user"] = { name: "Alice", mail: "alice@example.com" };
  next(); // ! await-downstream
});
router.get("/", (context) => {
  context.body = `hello ${context.state["user"].name}`;
});
router.get("/heavy-task", async (context, next) => {
  await sleep(1000);
  context.body = "result of a heavy task";
  next(); // ! await-downstream
});

const fixed = new Router();
fixed.use((context, next) => {
  context.state["user"] = { name: "Alice" };
  return next();
});
fixed.get("/heavy-task", async (context) => {
  await sleep(1000);
  context.body = "result of a heavy task";
});
// nothing left to wait for: no next at all
fixed.get("/light-task", (context) => {
  context.body = "light";
});
const app = new Koa();
app.use(router.routes());
app.use(fixed.routes());
app.use(router.allowedMethods());
