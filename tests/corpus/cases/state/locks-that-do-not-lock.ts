// Locks that exclude nobody: made for each request, taken too late, given back too early.
import { Mutex } from "async-mutex";
import { Hono } from "hono";

declare function step(from: number): Promise<number>;

const app = new Hono();
const mutex = new Mutex();

let own = 0;
let late = 0;
let early = 0;
let right = 0;

app.post("/own", async (c) => {
  const lock = new Mutex();
  await lock.runExclusive(async () => {
    const before = own;
    const by = await step(before);
    own = before + by; // ! no-shared-state-race
  });
  return c.json({ own: "done" });
});

app.post("/late", async (c) => {
  const before = late;
  await mutex.runExclusive(async () => {
    const by = await step(before);
    late = before + by; // ! no-shared-state-race
  });
  return c.json({ late: "done" });
});

app.post("/early", async (c) => {
  const release = await mutex.acquire();
  const before = early;
  release();
  const by = await step(before);
  early = before + by; // ! no-shared-state-race
  return c.json({ early: "done" });
});

app.post("/right", async (c) => {
  const release = await mutex.acquire();
  try {
    const before = right;
    const by = await step(before);
    right = before + by;
  } finally {
    release();
  }
  return c.json({ right: "done" });
});

export default app;
