// Hono: the key was written after the handler had returned; the fix reserves it in the tick of the look.
import { Hono } from "hono";

type Entry =
  | { readonly status: "in_flight" }
  | { readonly status: "completed"; readonly body: string };

const store = new Map<string, Entry>();

const app = new Hono();

app.use("/runs/*", async (c, next) => {
  const key = c.req.header("idempotency-key");
  if (!key) return next();
  const known = store.get(key);
  if (known?.status === "in_flight") return c.text("in progress", 409);
  if (known) return c.body(known.body);
  store.set(key, { status: "in_flight" });
  let completed = false;
  try {
    await next();
    store.set(key, { status: "completed", body: await c.res.clone().text() });
    completed = true;
  } finally {
    if (!completed) store.delete(key);
  }
});

// One booking a seat.
interface Seat {
  readonly row: number;
  bookedBy: string | null;
  readonly log: string[];
}

const seats: Seat[] = [];

declare function pay(user: string): Promise<string>;

app.post("/seats/:n", async (c) => {
  const seat = seats[Number(c.req.param("n"))];
  if (!seat) return c.notFound();
  if (seat.bookedBy) return c.text("taken", 409);
  const user = c.req.header("x-user") ?? "";
  const receipt = await pay(user);
  seat.bookedBy = user; // ! no-shared-state-race
  return c.json({ receipt });
});

app.post("/v2/seats/:n", async (c) => {
  const seat = seats[Number(c.req.param("n"))];
  if (!seat) return c.notFound();
  const user = c.req.header("x-user") ?? "";
  const receipt = await pay(user);
  if (seat.bookedBy) return c.text(`taken, refunded ${receipt}`, 409);
  seat.bookedBy = user;
  return c.json({ receipt });
});

export default app;
