// Objects and lists that are written anew (`{ ...state, hits }`), with a part that was computed before a wait.
import { Hono } from "hono";

declare const db: { save(row: object): Promise<void> };
declare function nameOf(request: object): Promise<string>;

interface State {
  readonly hits: number;
  readonly names: readonly string[];
  readonly widest?: number;
}
interface Row {
  readonly id: number;
  readonly done?: boolean;
}

let state: State = { hits: 0, names: [] };
let rows: readonly Row[] = [];
const list: Row[] = [];
let table: Record<string, number> = {};
let prices = new Map<string, number>();

export const app = new Hono();

app.post("/hits", async (c) => {
  const { hits } = state;
  await db.save({ hits });
  state = { ...state, hits: hits + 1 }; // ! no-shared-state-race
  return c.json(state.names);
});

app.post("/hits/again", async (c) => {
  await db.save({ hits: state.hits });
  state = { ...state, hits: state.hits + 1 };
  return c.json(state.names);
});

app.post("/names", async (c) => {
  const before = state.names;
  const name = await nameOf(c.req);
  state = { ...state, names: [...before, name] }; // ! no-shared-state-race
  return c.text(name);
});

app.post("/names/again", async (c) => {
  const name = await nameOf(c.req);
  state = { ...state, names: [...state.names, name] };
  return c.text(name);
});

/** Another part, which says how wide it was when the request came. */
app.post("/widest", async (c) => {
  const seen = state.names;
  await db.save({ seen });
  state = { ...state, widest: seen.length };
  return c.body(null);
});

app.post("/table/:key", async (c) => {
  const key = c.req.param("key");
  const before = table[key] ?? 0;
  await db.save({ key, before });
  table = { ...table, [key]: before + 1 }; // ! no-shared-state-race
  return c.body(null);
});

app.post("/prices/:key", async (c) => {
  const key = c.req.param("key");
  const before = prices.get(key) ?? 0;
  await db.save({ key, before });
  prices = new Map([...prices, [key, before + 1]]); // ! no-shared-state-race
  return c.body(null);
});

app.post("/rows", async (c) => {
  const id = rows.length + 1;
  await db.save({ id });
  rows = [...rows, { id }]; // ! no-shared-state-race
  return c.json({ id });
});

app.post("/rows/highest", async (c) => {
  const id = Math.max(0, ...rows.map((row) => row.id)) + 1;
  await db.save({ id });
  rows = rows.concat({ id }); // ! no-shared-state-race
  return c.json({ id });
});

app.post("/list", async (c) => {
  const last = list[list.length - 1];
  const id = (last?.id ?? 0) + 1;
  await db.save({ id });
  list.push({ id }); // ! no-shared-state-race
  return c.json({ id });
});

app.post("/list/again", async (c) => {
  const name = await nameOf(c.req);
  const last = list[list.length - 1];
  const id = (last?.id ?? 0) + 1;
  list.push({ id });
  return c.json({ id, name });
});

/** What looks for the element again changes nothing where it is gone. */
app.put("/rows/:id", async (c) => {
  const id = Number(c.req.param("id"));
  const row = rows.find((each) => each.id === id);
  if (!row) return c.notFound();
  await db.save(row);
  rows = rows.map((each) => (each.id === id ? { ...each, done: true } : each));
  return c.body(null, 204);
});

app.put("/rows/:id/some", async (c) => {
  const id = Number(c.req.param("id"));
  if (!rows.some((each) => each.id === id)) return c.notFound();
  await db.save({ id });
  rows = rows.map((each) => (each.id === id ? { ...each, done: true } : each));
  return c.body(null, 204);
});

/** Two may find it open. */
app.put("/rows/:id/open", async (c) => {
  const id = Number(c.req.param("id"));
  const row = rows.find((each) => each.id === id && !each.done);
  if (!row) return c.notFound();
  await db.save(row);
  rows = rows.map((each) => (each.id === id ? { ...each, done: true } : each)); // ! no-shared-state-race
  return c.body(null, 204);
});

/** What goes back is a copy of what the row was before the wait. */
app.patch("/rows/:id", async (c) => {
  const id = Number(c.req.param("id"));
  const row = rows.find((each) => each.id === id);
  if (!row) return c.notFound();
  const change: Partial<Row> = await c.req.json();
  const changed = { ...row, ...change };
  rows = rows.map((each) => (each.id === id ? changed : each)); // ! no-shared-state-race
  return c.json(changed);
});

app.patch("/rows/:id/again", async (c) => {
  const id = Number(c.req.param("id"));
  const change: Partial<Row> = await c.req.json();
  const row = rows.find((each) => each.id === id);
  if (!row) return c.notFound();
  const changed = { ...row, ...change };
  rows = rows.map((each) => (each.id === id ? changed : each));
  return c.json(changed);
});

interface Message {
  readonly id: string;
  readonly text: string;
  readonly replyTo?: string;
}

let messages: readonly Message[] = [];
const sent: Message[] = [];
let chains: { readonly id: string; readonly chain: string }[] = [];

/** An element may refer to another one as it was. */
app.post("/messages", async (c) => {
  const last = messages.at(-1);
  const text = await c.req.text();
  messages = [
    ...messages,
    { id: crypto.randomUUID(), text, replyTo: last?.id ?? "" },
  ];
  sent.push({ id: crypto.randomUUID(), text, replyTo: last?.id ?? "" });
  return c.text(text);
});

app.post("/sent", async (c) => {
  const first = sent.find((each) => each.text === "");
  const text = await c.req.text();
  sent.push({ id: crypto.randomUUID(), text, replyTo: first?.id ?? "" });
  return c.text(text);
});

/** Copied in the callback. */
app.put("/rows/:id/copied", async (c) => {
  const id = Number(c.req.param("id"));
  const row = rows.find((each) => each.id === id);
  if (!row) return c.notFound();
  await db.save(row);
  rows = rows.map((each) => (each.id === id ? { ...row, done: true } : each)); // ! no-shared-state-race
  return c.body(null, 204);
});

/** A list that goes through itself again and again. */
app.post("/chains", async (c) => {
  let chain = chains.at(-1)?.id ?? "";
  for (const part of await c.req.json<string[]>()) {
    const id = await nameOf({ chain, part });
    chain = `${chain}/${id}`;
    chain = [...chains, { id, chain }].map((each) => each.chain).join();
  }
  const { hits } = state;
  await db.save({ chain });
  state = { ...state, hits: hits + 1 }; // ! no-shared-state-race
  chains = [];
  return c.text(chain);
});
