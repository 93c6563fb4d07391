import { Router, json } from "express";
import { transaction } from "./database";
import { authenticate, userOf } from "./middleware";
import { products } from "./products";
import { receiptSubject, renderReceipt } from "./receipts";

declare function sendMail(
  to: string,
  subject: string,
  html: string,
): Promise<void>;

const vouchers = new Map<string, number>([["XMAS", 100]]);

export const routes = Router();
routes.use(json());

routes.get("/products", async (_req, res) => {
  res.json(await products.list());
});

routes.get("/products/:id", async (req, res) => {
  const product = await products.find(Number(req.params.id));
  if (!product) {
    res.sendStatus(404);
    return;
  }
  res.json(product);
});

routes.post("/orders", authenticate(), async (req, res) => {
  const user = userOf(req);
  const product = await products.find(Number(req.body.product));
  if (!product) {
    res.sendStatus(422);
    return;
  }
  const [row] = await transaction((client) =>
    client.query<{ id: string }>(
      "insert into orders (user_id, product_id) values ($1, $2) returning id",
      [user.id, product.id],
    ),
  );
  const order = row?.id ?? "";
  const receipt = { order, cents: product.cents, locale: "en" };
  const html = renderReceipt(receipt); // ! no-blocking-call
  await sendMail(user.id, receiptSubject(receipt), html);
  res.status(201).json({ order });
});

routes.post("/orders/:id/voucher/:code", authenticate(), async (req, res) => {
  const { id, code } = req.params as { id: string; code: string };
  const left = vouchers.get(code) ?? 0;
  if (left <= 0) {
    res.sendStatus(410);
    return;
  }
  await transaction((client) =>
    client.query("update orders set voucher = $1 where id = $2", [code, id]),
  );
  vouchers.set(code, left - 1); // ! no-shared-state-race
  res.json({ code });
});

routes.get("/statistics", authenticate(), (req, res) => {
  if (!userOf(req).admin) {
    res.sendStatus(403);
    return;
  }
  res.json(products.statistics());
});
