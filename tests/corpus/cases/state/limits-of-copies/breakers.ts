import { Hono } from "hono";
interface Breaker {
  failures: number;
  active: number;
  openedAt: number;
}
declare function charge(id: string): Promise<void>;
const breakers = new Map<string, Breaker>();
export const app = new Hono();
app.get("/breaker/:host", async (c) => {
  const host = c.req.param("host");
  const state = breakers.get(host);
  if (!state || state.failures >= 5) return c.text("open", 503);
  try {
    await charge(host);
    const now = breakers.get(host);
    if (now) breakers.set(host, { ...now, failures: 0 });
  } catch {
    const now = breakers.get(host);
    if (now) breakers.set(host, { ...now, failures: now.failures + 1 });
  }
  return c.text("ok");
});
app.get("/breaker-mutable/:host", async (c) => {
  const host = c.req.param("host");
  const state = breakers.get(host);
  if (!state || state.failures >= 5) return c.text("open", 503);
  try {
    await charge(host);
    const now = breakers.get(host);
    if (now) now.failures = 0;
  } catch {
    const now = breakers.get(host);
    if (now) now.failures++;
  }
  return c.text("ok");
});
let shared: Breaker = { failures: 0, active: 0, openedAt: 0 };
app.get("/breaker-one", async (c) => {
  if (shared.failures >= 5) return c.text("open", 503);
  try {
    await charge("x");
    shared = { ...shared, failures: 0 };
  } catch {
    shared = { ...shared, failures: shared.failures + 1 };
  }
  return c.text("ok");
});
let stock = { left: 10, name: "x" };
app.get("/stock-one", async (c) => {
  if (stock.left <= 0) return c.text("none", 409);
  await charge("x");
  stock = { ...stock, left: stock.left - 1 }; // ! no-shared-state-race
  return c.text("ok");
});
app.get("/slots/:host", async (c) => {
  const host = c.req.param("host");
  const state = breakers.get(host);
  if (!state || state.active >= 5) return c.text("busy", 503);
  breakers.set(host, { ...state, active: state.active + 1 });
  try {
    await charge(host);
  } finally {
    const now = breakers.get(host);
    if (now) breakers.set(host, { ...now, active: now.active - 1 });
  }
  return c.text("ok");
});
app.get("/slots-late/:host", async (c) => {
  const host = c.req.param("host");
  const state = breakers.get(host);
  if (!state || state.active >= 5) return c.text("busy", 503);
  await charge(host);
  const now = breakers.get(host);
  if (!now) return c.text("gone", 410);
  const next = { ...now, active: now.active + 1 };
  breakers.set(host, next); // ! no-shared-state-race
  return c.text("ok");
});
app.get("/retry/:host", async (c) => {
  const host = c.req.param("host");
  for (let tries = 0; tries < 3; tries++) {
    const state = breakers.get(host);
    if (!state || state.active >= 5) return c.text("busy", 503);
    const now = breakers.get(host);
    if (now && now.active < 5)
      breakers.set(host, { ...now, active: now.active + 1 });
    await charge(host);
  }
  return c.text("ok");
});
interface Versioned {
  balance: number;
  version: number;
  held: boolean;
}
const accounts = new Map<string, Versioned>();
app.post("/versioned/:id", async (c) => {
  const id = c.req.param("id");
  const row = accounts.get(id);
  if (!row || row.balance < 10) return c.text("no");
  await charge(id);
  const now = accounts.get(id);
  if (!now || now.version !== row.version) return c.text("changed", 409);
  accounts.set(id, {
    ...now,
    balance: now.balance - 10,
    version: now.version + 1,
  });
  return c.text("ok");
});
app.post("/same/:id", async (c) => {
  const id = c.req.param("id");
  const row = accounts.get(id);
  if (!row || row.balance < 10) return c.text("no");
  await charge(id);
  const now = accounts.get(id);
  if (now !== row) return c.text("changed", 409);
  accounts.set(id, { ...now, balance: now.balance - 10 });
  return c.text("ok");
});
class Ledger {
  readonly #rows = new Map<string, Versioned>();
  async spend(id: string): Promise<boolean> {
    const row = this.#rows.get(id);
    if (!row || row.balance < 10) return false;
    await charge(id);
    return this.#take(id, 10); // ! no-shared-state-race
  }
  async spendAgain(id: string): Promise<boolean> {
    const row = this.#rows.get(id);
    if (!row || row.balance < 10) return false;
    await charge(id);
    return this.#takeIfLeft(id, 10);
  }
  #take(id: string, amount: number): boolean {
    const row = this.#rows.get(id);
    if (!row) return false;
    this.#rows.set(id, { ...row, balance: row.balance - amount });
    return true;
  }
  #takeIfLeft(id: string, amount: number): boolean {
    const row = this.#rows.get(id);
    if (!row || row.balance < amount) return false;
    this.#rows.set(id, { ...row, balance: row.balance - amount });
    return true;
  }
}
const ledger = new Ledger();
app.post("/ledger/:id", async (c) =>
  c.json(await ledger.spend(c.req.param("id"))),
);
app.post("/ledger-again/:id", async (c) =>
  c.json(await ledger.spendAgain(c.req.param("id"))),
);
