// A wrapper of the project's own that hands its work on to a lock keeps others out as the lock does.
import { Mutex } from "async-mutex";
import { Hono } from "hono";

declare function write(left: number): Promise<void>;

const app = new Hono();
const mutexes = new Map<string, Mutex>();
const ledger = new Mutex();

// Under each key one at a time.
const keyed = <T>(key: string, work: () => Promise<T>): Promise<T> => {
  const mutex = mutexes.get(key) ?? new Mutex();
  mutexes.set(key, mutex);
  return mutex.runExclusive(work);
};

const alone = <T>(work: () => Promise<T>): Promise<T> =>
  ledger.runExclusive(work);

// A lock that each call makes for itself keeps nobody out.
const pretended = <T>(work: () => Promise<T>): Promise<T> => {
  const mutex = new Mutex();
  return mutex.runExclusive(work);
};

const stock: Record<string, number> = { apple: 3 };
app.post("/buy/:sku", (c) => {
  const sku = c.req.param("sku");
  return keyed(sku, async () => {
    const left = stock[sku] ?? 0;
    if (left === 0) return c.text("sold out", 409);
    await write(left);
    stock[sku] = left - 1;
    return c.text("ok");
  });
});

let sold = 0;
app.post("/sell", (c) =>
  alone(async () => {
    const before = sold;
    await write(before);
    sold = before + 1;
    return c.text("ok");
  }),
);

let given = 0;
app.post("/give", (c) =>
  pretended(async () => {
    const before = given;
    await write(before);
    given = before + 1; // ! no-shared-state-race
    return c.text("ok");
  }),
);

export default app;
