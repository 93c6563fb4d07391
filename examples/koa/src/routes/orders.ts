import Router from "@koa/router";

import { readJson } from "../body.ts";
import type { AppState } from "../config.ts";
import { t } from "../i18n.ts";
import type { BookStore } from "../stores/books.ts";
import type { OrderStore } from "../stores/orders.ts";

let lastNumber = 1000;

export function orderRoutes(
  books: BookStore,
  orders: OrderStore,
): Router<AppState> {
  const router = new Router<AppState>({ prefix: "/orders" });

  router.get("/", (ctx) => {
    const { customer } = ctx.state;
    if (!customer) return ctx.throw(401, "please log in");
    ctx.body = orders.of(customer.email);
  });

  router.post("/", async (ctx) => {
    const { customer } = ctx.state;
    if (!customer) return ctx.throw(401, "please log in");
    const { isbn, copies } = await readJson(ctx.req);
    const book = books.find(String(isbn));
    if (!book) return ctx.throw(404, t("noBook"));

    const number = lastNumber + 1;
    await orders.save({
      number,
      isbn: book.isbn,
      copies: Number(copies ?? 1),
      email: customer.email,
    });
    lastNumber = number;

    ctx.status = 201;
    ctx.body = { number, message: t("ordered") };
  });

  return router;
}
