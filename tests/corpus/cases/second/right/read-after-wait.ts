import { Hono } from "hono";

declare function fetchItem(id: string): Promise<{ id: string; price: number }>;

let items: { id: string; price: number }[] = [];
let revenue = 0;
export const app = new Hono();

app.post("/items/:id", async (c) => {
  const item = await fetchItem(c.req.param("id"));
  items = [...items.slice(-99), item];
  revenue = revenue + item.price;
  return c.json({ count: items.length, revenue });
});
