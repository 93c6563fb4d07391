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

let queue: Promise<void> = Promise.resolve();

app.post("/queue", async (c) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await queue;
  queue = held; // ?! no-shared-state-race -- two that wait for the same end both go on: what is waited for is no value that the write is made of
  await step(0);
  release();
  return c.json({ queue: "done" });
});

let line: Promise<void> = Promise.resolve();

app.post("/line", async (c) => {
  let release: () => void = () => undefined;
  const before = line;
  line = new Promise<void>((resolve) => (release = resolve));
  await before;
  await step(0);
  release();
  return c.json({ line: "done" });
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
