import Koa from "koa";

import { Lru, sessions } from "./lru";

declare function load(path: string): string;

const app = new Koa();
const pages = new Lru<string>(100);

app.use(async (ctx, next) => {
  if (!pages.get(ctx.path)) pages.set(ctx.path, load(ctx.path));
  sessions.set(ctx.get("cookie"), ctx.path);
  await next();
});

export default app;
