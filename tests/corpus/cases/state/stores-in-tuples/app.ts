import { Hono } from "hono";

import { createCounter, createDraft } from "./store.ts";
import { getTotal, readTally, setTotal, writeTally } from "./stores.ts";

const [bytes, addBytes, addAtOnce] = createCounter();

export const app = new Hono();

app.post("/total", async (c) => {
  const before = getTotal();
  const amount = await c.req.json<number>();
  setTotal(before + amount); // ! no-shared-state-race
  return c.json({ total: getTotal() });
});

app.post("/tally", async (c) => {
  const before = readTally();
  const amount = await c.req.json<number>();
  writeTally(before + amount); // ! no-shared-state-race
  return c.json({ tally: readTally() });
});

app.post("/right", async (c) => {
  const amount = await c.req.json<number>();
  setTotal(getTotal() + amount);
  writeTally(readTally() + amount);
  await addAtOnce(Promise.resolve(amount));
  await addBytes(Promise.resolve(amount));
  return c.json({ bytes: bytes() });
});

app.post("/own", async (c) => {
  const [get, set] = createDraft("");
  const before = get();
  const amount = await c.req.json<number>();
  set(`${before}${String(amount)}`);
  return c.json({ draft: get() });
});
