// `+=` reads its left side before the await on its right.
import { Hono } from "hono";

declare function quote(item: string): Promise<number>;

const app = new Hono();
const totals = { quoted: 0, requests: 0 };

app.get("/quote/:item", async (c) => {
  totals.requests += 1;
  totals.quoted += await quote(c.req.param("item")); // ! no-shared-state-race
  return c.json(totals);
});

app.get("/quote2/:item", async (c) => {
  const price = await quote(c.req.param("item"));
  totals.quoted += price;
  return c.json(totals);
});

export default app;
