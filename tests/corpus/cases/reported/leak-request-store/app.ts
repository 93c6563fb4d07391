// Koa: the log lines of one request carry the id of another.
import Koa from "koa";
import { getOwnRequestId, getRequestId, runWith, setStore } from "./store";

declare function load(path: string): Promise<string>;

const app = new Koa();

app.use(async (ctx, next) => {
  setStore(new Map([["requestId", ctx.get("x-request-id")]])); // ! no-request-state-leak
  await next();
});

app.use(async (ctx, next) => {
  ctx.body = await load(ctx.path);
  console.log("loaded", getRequestId());
  await next();
});

app.use((ctx, next) =>
  runWith(new Map([["requestId", ctx.get("x-request-id")]]), next),
);

app.use(async (ctx, next) => {
  ctx.body = await load(ctx.path);
  console.log("loaded", getOwnRequestId());
  await next();
});

export { app };
