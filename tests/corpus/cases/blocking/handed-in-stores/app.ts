import Koa from "koa";

import { Deps, makeMenu, Pages, Site, textOf } from "./pages.ts";
import { MapStore, UpperCaseStore, type TextStore } from "./stores.ts";

const app = new Koa();
const store = new MapStore();
const open: TextStore = new UpperCaseStore();
const pages = new Pages(new MapStore());
const site = new Site(store);
const deps = new Deps({ store });
const menu = makeMenu(store);

app.use(async (ctx, next) => {
  ctx.state.page = pages.page(ctx.path);
  ctx.state.title = site.title();
  ctx.state.footer = deps.footer();
  ctx.state.menu = menu.items();
  ctx.state.text = textOf(store, ctx.path);
  ctx.state.loud = textOf(open, ctx.path);
  await next();
});

/** Whoever calls it may have any. */
export function withTexts(any: TextStore): Koa.Middleware {
  return async (ctx, next) => {
    ctx.state.text = textOf(any, ctx.path); // ! no-blocking-call
    ctx.state.menu = makeMenu(any).items(); // ! no-blocking-call
    await next();
  };
}
