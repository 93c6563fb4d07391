// A cache whose readers load what they miss may be empty for a while; a table that readers only look into may not.
import Koa from "koa";
import { PageCache, Prices } from "./cache";

declare function render(path: "home" | "about"): Promise<string>;
declare function loadPrice(): Promise<number>;

const pages = new PageCache();
const prices = new Prices();
export const app = new Koa();

app.use(async (ctx) => {
  let page = pages.get("home");
  if (page === undefined) {
    page = await render("home");
    pages.set("home", page); // !strict no-shared-state-race
  }
  ctx.body = page;
});

app.use(async (ctx) => {
  pages.clear();
  const page = await render("about");
  pages.set("about", page);
  ctx.status = 204;
});

app.use((ctx) => {
  ctx.body = prices.get("apple");
});

app.use(async (ctx) => {
  prices.clear(); // !strict no-shared-state-race
  const price = await loadPrice();
  prices.set("apple", price);
  ctx.status = 204;
});
