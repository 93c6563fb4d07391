import { Hono } from "hono";

declare function priceOf(sku: string): Promise<number>;

interface Line {
  readonly sku: string;
  readonly price: number;
}
interface Session {
  cart: readonly Line[];
  seen: Record<string, number>;
}

export const app = new Hono();
const sessions = new Map<string, Session>();

function open(id: string): Session {
  let session = sessions.get(id);
  if (!session) {
    session = { cart: [], seen: {} };
    sessions.set(id, session); // !strict no-unbounded-shared-state -- through the routes below
  }
  return session;
}

// The session is found before the wait; what it holds is read behind it.
app.post("/cart/:sku", async (c) => {
  const session = open(c.req.header("x-session") ?? "");
  const sku = c.req.param("sku");
  const price = await priceOf(sku);
  session.cart = [...session.cart, { sku, price }];
  session.seen = { ...session.seen, [sku]: price };
  return c.json(session.cart);
});

app.put("/cart/:sku", async (c) => {
  const session = open(c.req.header("x-session") ?? "");
  const { cart } = session;
  const sku = c.req.param("sku");
  const price = await priceOf(sku);
  session.cart = [...cart, { sku, price }]; // ! no-shared-state-race:lostUpdate
  return c.json(session.cart);
});

app.patch("/cart/:sku", async (c) => {
  const session = open(c.req.header("x-session") ?? "");
  const copy = { ...session };
  const sku = c.req.param("sku");
  const price = await priceOf(sku);
  session.cart = [...copy.cart, { sku, price }]; // ! no-shared-state-race:lostUpdate
  return c.json(session.cart);
});
