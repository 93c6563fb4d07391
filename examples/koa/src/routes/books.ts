import { existsSync, readFileSync } from "node:fs";
import Router from "@koa/router";

import type { AppState, Config } from "../config.ts";
import { t } from "../i18n.ts";
import { priceOf } from "../pricing/price.ts";
import type { BookStore } from "../stores/books.ts";

export function bookRoutes(books: BookStore, config: Config): Router<AppState> {
  const router = new Router<AppState>({ prefix: "/books" });

  router.get("/", (ctx) => {
    const author = ctx.query["author"];
    ctx.body = books
      .all()
      .filter((book) => !author || book.author === author)
      .map(({ isbn, title }) => ({ isbn, title }));
  });

  router.get("/:isbn", async (ctx) => {
    const book = books.find(ctx.params["isbn"] ?? "");
    if (!book) return ctx.throw(404, t("noBook"));
    const currency = String(ctx.query["currency"] ?? config.currency);
    ctx.body = { ...book, price: priceOf(book, currency, config.data) };
  });

  router.get("/:isbn/cover", async (ctx) => {
    const book = books.find(ctx.params["isbn"] ?? "");
    const file = new URL(`covers/${book?.cover ?? "none"}`, config.data);
    if (!existsSync(file)) return ctx.throw(404, t("noBook"));
    ctx.type = "image/svg+xml";
    ctx.body = readFileSync(file);
  });

  return router;
}
