import { readFile } from "node:fs/promises";
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
    const price = await priceOf(book, currency, config.data);
    ctx.body = { ...book, price };
  });

  router.get("/:isbn/cover", async (ctx) => {
    const book = books.find(ctx.params["isbn"] ?? "");
    if (!book) return ctx.throw(404, t("noBook"));
    ctx.type = "image/svg+xml";
    ctx.body = await readFile(new URL(`covers/${book.cover}`, config.data));
  });

  return router;
}
