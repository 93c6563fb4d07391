import { Mutex } from "async-mutex";
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";

declare function save(name: string, count: number): Promise<void>;

const mutex = new Mutex();
const app = new Hono();

app.use("/orders/*", async (_c, next) => {
  await mutex.runExclusive(() => next());
});

let orders = 0;
app.post("/orders/add", async (c) => {
  const before = orders;
  await save("orders", before);
  orders = before + 1;
  return c.json({ orders });
});

let seats = 0;
app.post("/seats/add", async (c) => {
  const before = seats;
  await save("seats", before);
  seats = before + 1; // ! no-shared-state-race
  return c.json({ seats });
});

const tails = new Map<string, Promise<void>>();

app.use("/accounts/:id/*", async (c, next) => {
  const id = c.req.param("id");
  const before = tails.get(id) ?? Promise.resolve();
  let release!: () => void;
  const mine = new Promise<void>((resolve) => {
    release = resolve;
  });
  tails.set(id, mine);
  await before;
  try {
    await next();
  } finally {
    release();
    if (tails.get(id) === mine) tails.delete(id);
  }
});

const balances = new Map<string, number>();
app.post("/accounts/:id/add", async (c) => {
  const id = c.req.param("id");
  const balance = balances.get(id) ?? 0;
  await save(id, balance);
  balances.set(id, balance + 1);
  return c.json({ balance });
});

let ofAll = 0;
app.post("/accounts/:id/count", async (c) => {
  const before = ofAll;
  await save(c.req.param("id"), before);
  ofAll = before + 1; // ! no-shared-state-race
  return c.json({ ofAll });
});

app.use("/parcels/*", async (c, next) => {
  if (c.req.header("x-fast")) return next();
  await mutex.runExclusive(() => next());
});

let parcels = 0;
app.post("/parcels/add", async (c) => {
  const before = parcels;
  await save("parcels", before);
  parcels = before + 1; // ! no-shared-state-race
  return c.json({ parcels });
});

let letters = 0;
let stamps = 0;
export const routes = new Hono()
  .post("/stamps", async (c) => {
    const before = stamps;
    await save("stamps", before);
    stamps = before + 1; // ! no-shared-state-race
    return c.json({ stamps });
  })
  .use(async (_c, next) => {
    await mutex.runExclusive(next);
  })
  .post("/letters", async (c) => {
    const before = letters;
    await save("letters", before);
    letters = before + 1;
    return c.json({ letters });
  });

const locked = createMiddleware(async (_c, next) => {
  await mutex.runExclusive(() => next());
});

const admin = new Hono().use(locked);

let admins = 0;
admin.post("/admins", async (c) => {
  const before = admins;
  await save("admins", before);
  admins = before + 1;
  return c.json({ admins });
});
