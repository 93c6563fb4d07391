import express from "express";

declare module "express-serve-static-core" {
  interface Request {
    cart: { items: string[]; total: number };
  }
}
declare function loadCart(
  id: string,
): Promise<{ items: string[]; total: number }>;
declare function priceOf(item: string): Promise<number>;

export const app = express();

app.use(async (req, _res, next) => {
  req.cart = await loadCart(String(req.headers["x-cart"]));
  next();
});

app.post("/cart/:item", async (req, res) => {
  const before = req.cart.total;
  const price = await priceOf(req.params.item);
  req.cart.total = before + price;
  req.cart.items = [...req.cart.items, req.params.item];
  res.json(req.cart);
});
