// The old value is an argument of the call whose result replaces it.
import { Mutex } from "async-mutex";
import { Hono } from "hono";

interface Page {
  readonly items: string[];
  readonly next: string;
}

declare function pull(cursor: string): Promise<Page>;
declare function advance(position: number): Promise<number>;
declare function pick(of: number): Promise<[number, string]>;

let cursor = "start";
let position = 0;
let turn = 0;
let label = "";

const app = new Hono();

app.post("/pull", async (c) => {
  const page = await pull(cursor);
  cursor = page.next; // ! no-shared-state-race
  return c.json(page.items);
});

app.post("/advance", async (c) => {
  position = await advance(position); // ! no-shared-state-race
  return c.json({ ok: true });
});

app.post("/pick", async (c) => {
  [turn, label] = await pick(turn); // ! no-shared-state-race
  return c.json({ ok: true });
});

let from = "start";
const oneAtATime = new Mutex();

app.post("/v2/pull", async (c) => {
  const items = await oneAtATime.runExclusive(async () => {
    const page = await pull(from);
    from = page.next;
    return page.items;
  });
  return c.json({ items, label });
});

export default app;
