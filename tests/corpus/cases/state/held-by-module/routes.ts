import { Hono } from "hono";

import {
  Basket,
  createCatalogue,
  createReceipt,
  createShelf,
  createTally,
  Invoice,
} from "./counters";

const sold = createTally();
const catalogue = createCatalogue();
const returned = new Basket();
const shelf = createShelf();

export const routes = new Hono();

export async function start(): Promise<void> {
  for (const item of ["tea", "cup"]) await catalogue.add(item);
}

routes.post("/sold/:item", async (c) => {
  await sold.add(c.req.param("item"));
  return c.json({ total: sold.total(), of: catalogue.total() });
});

routes.post("/returned/:item", async (c) => {
  await returned.add(c.req.param("item"));
  await shelf.add(c.req.param("item"));
  return c.json({ total: returned.sum });
});

routes.post("/import", async (c) => {
  const items = await c.req.json<string[]>();
  const tally = createTally();
  const receipt = createReceipt();
  const known = createCatalogue();
  const basket = new Basket();
  const invoice = new Invoice();
  const own = createShelf();
  for (const item of items) {
    await tally.add(item);
    await receipt.add(item);
    await known.add(item);
    await basket.add(item);
    await invoice.add(item);
    await own.add(item);
  }
  return c.json({
    total: tally.total() + receipt.total() + known.total(),
    sum: basket.sum + invoice.sum + own.total,
  });
});
