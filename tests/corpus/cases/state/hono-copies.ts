// Whole values that are copied, extended with something awaited, and written back.
import { Hono } from "hono";

interface Job {
  readonly id: string;
  readonly cost: number;
}

declare function estimate(id: string): Promise<number>;
declare function run(job: Job): Promise<void>;

let jobs: readonly Job[] = [];
let owners: Record<string, number> = {};
let queue: Job[] = [];

const app = new Hono();

app.post("/jobs/:id", async (c) => {
  const id = c.req.param("id");
  jobs = [...jobs, { id, cost: await estimate(id) }]; // ! no-shared-state-race
  return c.json(jobs.length);
});

app.post("/owners/:id", async (c) => {
  const id = c.req.param("id");
  owners = { ...owners, [id]: await estimate(id) }; // ! no-shared-state-race
  return c.json(Object.keys(owners).length);
});

app.post("/work", async (c) => {
  const [first, ...rest] = queue;
  if (!first) return c.body(null, 204);
  await run(first);
  queue = rest; // ! no-shared-state-race
  return c.json({ done: first.id });
});

app.post("/v2/jobs/:id", async (c) => {
  const id = c.req.param("id");
  const cost = await estimate(id);
  jobs = [...jobs, { id, cost }];
  owners = { ...owners, [id]: cost };
  return c.json(jobs.length);
});

app.post("/v2/work", async (c) => {
  const first = queue.shift();
  if (!first) return c.body(null, 204);
  await run(first);
  return c.json({ done: first.id });
});

export default app;
