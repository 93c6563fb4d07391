// Shared ids and cursors behind generators: one step is one tick.
import { Hono } from "hono";

declare function send(id: number): Promise<void>;

function* sequence(from = 1): Generator<number, never> {
  for (let id = from; ; id++) yield id;
}

const ids = sequence();
let issued = 0;
const waiting = new Set<number>();

const app = new Hono();

app.post("/send", async (c) => {
  const { value: id } = ids.next();
  waiting.add(id);
  await send(id);
  waiting.delete(id);
  return c.json({ id, waiting: waiting.size });
});

app.post("/send-many", async (c) => {
  const first = issued + 1;
  for (let id = first; id < first + 3; id++) await send(id);
  issued = first + 2; // ! no-shared-state-race
  return c.json({ first });
});

app.post("/v2/send-many", async (c) => {
  const first = issued + 1;
  issued += 3;
  for (let id = first; id < first + 3; id++) await send(id);
  return c.json({ first });
});

export default app;
