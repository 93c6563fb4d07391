import { Hono } from "hono";
interface Account {
  id: string;
  balance: number;
  state: string;
}
declare function charge(id: string): Promise<void>;
const rows = new Map<string, Account>();
export const app = new Hono();
app.post("/take/:id", async (c) => {
  const id = c.req.param("id");
  const row = rows.get(id);
  if (!row || row.balance < 10) return c.text("no");
  await charge(id);
  const now = rows.get(id)!;
  rows.set(id, { ...now, balance: now.balance - 10 }); // ! no-shared-state-race
  return c.text("ok");
});
app.post("/take2/:id", async (c) => {
  const id = c.req.param("id");
  const row = rows.get(id);
  if (!row || row.balance < 10) return c.text("no");
  await charge(id);
  const now = rows.get(id);
  if (now) rows.set(id, { ...now, balance: now.balance - 10 }); // ! no-shared-state-race
  return c.text("ok");
});
app.post("/take3/:id", async (c) => {
  const id = c.req.param("id");
  const row = rows.get(id);
  if (!row || row.balance < 10) return c.text("no");
  await charge(id);
  const now = rows.get(id);
  if (now) now.balance -= 10; // ! no-shared-state-race
  return c.text("ok");
});
app.post("/take4/:id", async (c) => {
  const id = c.req.param("id");
  const row = rows.get(id);
  if (!row || row.balance < 10) return c.text("no");
  await charge(id);
  row.balance -= 10; // ! no-shared-state-race
  return c.text("ok");
});
app.post("/right/:id", async (c) => {
  const id = c.req.param("id");
  const row = rows.get(id);
  if (!row || row.balance < 10) return c.text("no");
  await charge(id);
  const now = rows.get(id);
  if (!now || now.balance < 10) return c.text("no");
  rows.set(id, { ...now, balance: now.balance - 10 });
  return c.text("ok");
});
app.post("/right2/:id", async (c) => {
  const id = c.req.param("id");
  const row = rows.get(id);
  if (!row || row.balance < 10) return c.text("no");
  await charge(id);
  const now = rows.get(id);
  if (now) rows.set(id, { ...now, balance: now.balance + 10 });
  return c.text("ok");
});
app.post("/right3/:id", async (c) => {
  const id = c.req.param("id");
  const row = rows.get(id);
  if (!row || row.balance < 10) return c.text("no");
  rows.set(id, { ...row, balance: row.balance - 10 });
  try {
    await charge(id);
  } catch {
    const now = rows.get(id);
    if (now) rows.set(id, { ...now, balance: now.balance + 10 });
  }
  return c.text("ok");
});
app.post("/right4/:id", async (c) => {
  const id = c.req.param("id");
  const row = rows.get(id);
  if (!row || row.balance < 10) return c.text("no");
  await charge(id);
  const now = rows.get(id);
  if (now) rows.set(id, { ...now, state: "charged" });
  return c.text("ok");
});
