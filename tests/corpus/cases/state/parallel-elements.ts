// Several bodies of one request, and those of other requests, on one shared total.
import { Hono } from "hono";

declare function price(item: string): Promise<number>;

const basket = { items: 0, cents: 0 };

const app = new Hono();

app.post("/add", async (c) => {
  const items = await c.req.json<string[]>();
  await Promise.all(
    items.map(async (item) => {
      basket.cents += await price(item); // ! no-shared-state-race
      basket.items += 1;
    }),
  );
  return c.json(basket);
});

app.post("/v2/add", async (c) => {
  const items = await c.req.json<string[]>();
  const prices = await Promise.all(items.map((item) => price(item)));
  basket.cents += prices.reduce((sum, cents) => sum + cents, 0);
  basket.items += items.length;
  return c.json(basket);
});

export default app;
