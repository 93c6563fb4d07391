import Koa from "koa";

import { Deps, makeMenu, Pages, Site, textOf } from "./pages.ts";
import { FolderStore, type TextStore } from "./stores.ts";

const app = new Koa();
const store = new FolderStore();
const open: TextStore = new FolderStore();
const pages = new Pages(new FolderStore());
const site = new Site(store);
const deps = new Deps({ store });
const menu = makeMenu(store);

app.use(async (ctx, next) => {
  ctx.state.page = pages.page(ctx.path); // ! no-blocking-call
  ctx.state.title = site.title(); // ! no-blocking-call
  ctx.state.footer = deps.footer(); // ! no-blocking-call
  ctx.state.menu = menu.items(); // ! no-blocking-call
  ctx.state.text = textOf(store, ctx.path); // ! no-blocking-call
  ctx.state.loud = textOf(open, ctx.path); // ! no-blocking-call
  await next();
});
