import express from "express";

declare function linesOf(
  id: string,
): Promise<{ price: number; quantity: number }[]>;
declare function discountFor(user: string): Promise<number>;

const app = express();

app.get("/cart/:id", async (req, res) => {
  let total = 0;
  let discount = 0;
  const lines = await linesOf(req.params.id);
  for (const line of lines) {
    total += line.price * line.quantity;
  }
  discount += await discountFor(String(req.query["user"]));
  total = total - discount;
  res.json({ total, discount });
});

export { app };
