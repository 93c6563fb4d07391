import { describe, it } from "vitest";

import { expectMarks } from "./marks.ts";

const load = `declare function load(): Promise<number>;`;

describe("the current request", () => {
  it("is what Node's own storage holds, also under another name and in a subclass", () => {
    expectMarks({
      "context.ts": `import { AsyncLocalStorage as Storage } from "node:async_hooks";
export class Context extends Storage<{ readonly user: string }> {}
export const direct = new Storage<{ readonly user: string }>();
export const own = new Context();`,
      "file.ts": `import { Hono } from "hono";
import { direct, own } from "./context";
const app = new Hono();
let first = "";
let second = "";
app.get("/first", async (c) => {
  first = direct.getStore()?.user ?? ""; // ! no-request-state-leak
  await Promise.resolve();
  return c.text(first);
});
app.get("/second", async (c) => {
  second = own.getStore()?.user ?? ""; // ! no-request-state-leak
  await Promise.resolve();
  return c.text(second);
});
export default app;
`,
    });
  });

  it("is nothing that a class of the project's own with that name holds", () => {
    expectMarks({
      "file.ts": `import { Hono } from "hono";
class AsyncLocalStorage {
  getStore() { return process.cwd(); }
}
const folders = new AsyncLocalStorage();
const app = new Hono();
let last = "";
app.get("/", (c) => {
  last = folders.getStore();
  return c.text("yes");
});
app.get("/last", (c) => c.text(last));
export default app;
`,
    });
  });
});

describe("what is another one each time", () => {
  it("keeps its name through imports under another", () => {
    expectMarks({
      "ids.ts": `export { randomUUID as makeId } from "node:crypto";`,
      "file.ts": `import { randomUUID as id } from "node:crypto";
import { Hono } from "hono";
import { makeId } from "./ids";
const app = new Hono();
const running = new Map<string, string>();
app.post("/first", async (c) => {
  const key = id();
  running.set(key, c.req.path);
  await Promise.resolve();
  return c.text(running.get(key) ?? "");
});
app.post("/second", async (c) => {
  const key = makeId();
  running.set(key, c.req.path);
  await Promise.resolve();
  return c.text(running.get(key) ?? "");
});
export default app;
`,
    });
  });
});

describe("locks", () => {
  it("are those of packages under any name, and what keeps others out by itself", () => {
    expectMarks({
      "locks.ts": `import pLimit from "p-limit";
export { Mutex as Gate } from "async-mutex";
export const oneByOne = pLimit(1);
export const five = pLimit(5);`,
      "file.ts": `import { Hono } from "hono";
import { Gate, five, oneByOne } from "./locks";
${load}
const gate = new Gate();
const app = new Hono();
let first = 0;
let second = 0;
let third = 0;
app.post("/first", async (c) => {
  await gate.runExclusive(async () => { const before = first; first = before + await load(); });
  return c.text("yes");
});
app.post("/second", async (c) => {
  await oneByOne(async () => { const before = second; second = before + await load(); });
  return c.text("yes");
});
app.post("/third", async (c) => {
  await five(async () => {
    const before = third;
    third = before + await load(); // ! no-shared-state-race
  });
  return c.text("yes");
});
export default app;
`,
    });
  });

  it("are no methods of the project's own that run what they are given at once", () => {
    expectMarks({
      "file.ts": `import { Hono } from "hono";
${load}
class Mutex {
  runs = 0;
  async runExclusive<T>(work: () => Promise<T>): Promise<T> {
    this.runs++;
    return await work();
  }
}
class Queue {
  private last: Promise<unknown> = Promise.resolve();
  runExclusive<T>(work: () => Promise<T>): Promise<T> {
    const run = this.last.then(work, work);
    this.last = run.catch(() => undefined);
    return run;
  }
}
class Turn {
  private held = false;
  async withLock<T>(work: () => Promise<T>): Promise<T> {
    while (this.held) await new Promise((wake) => setTimeout(wake, 10));
    this.held = true;
    try { return await work(); } finally { this.held = false; }
  }
}
const mutex = new Mutex();
const queue = new Queue();
const turn = new Turn();
const app = new Hono();
let first = 0;
let second = 0;
let third = 0;
app.post("/first", async (c) => {
  await mutex.runExclusive(async () => {
    const before = first;
    first = before + await load(); // ! no-shared-state-race
  });
  return c.text("yes");
});
app.post("/second", async (c) => {
  await queue.runExclusive(async () => { const before = second; second = before + await load(); });
  return c.text("yes");
});
app.post("/third", async (c) => {
  await turn.withLock(async () => { const before = third; third = before + await load(); });
  return c.text("yes");
});
export default app;
`,
    });
  });

  it("are queues of packages that run one after the other, and nothing else that is acquired", () => {
    expectMarks({
      "queue.d.ts": `declare module "p-queue" {
  export default class PQueue {
    constructor(options?: { concurrency?: number });
    add<T>(work: () => Promise<T>): Promise<T>;
  }
}`,
      "limits.ts": `export const one = 1;`,
      "file.ts": `import { Hono } from "hono";
import Queue from "p-queue";
import { one } from "./limits";
${load}
class Handle {
  uses = 0;
  async acquire() { this.uses++; }
  release() { this.uses--; }
}
const serial = new Queue({ concurrency: one });
const wide = new Queue({ concurrency: 8 });
const handle = new Handle();
const app = new Hono();
let first = 0;
let second = 0;
let third = 0;
app.post("/first", async (c) => {
  await serial.add(async () => { const before = first; first = before + await load(); });
  return c.text("yes");
});
app.post("/second", async (c) => {
  await wide.add(async () => {
    const before = second;
    second = before + await load(); // ! no-shared-state-race
  });
  return c.text("yes");
});
app.post("/third", async (c) => {
  await handle.acquire();
  const before = third;
  third = before + await load(); // ! no-shared-state-race
  handle.release();
  return c.text("yes");
});
export default app;
`,
    });
  });

  it("are held until they are given back themselves", () => {
    expectMarks({
      "file.ts": `import { Mutex } from "async-mutex";
import { Hono } from "hono";
${load}
declare const pool: { connect(): Promise<{ query(): Promise<number>; release(): void }> };
const mutex = new Mutex();
const app = new Hono();
let first = 0;
let second = 0;
app.post("/first", async (c) => {
  const release = await mutex.acquire();
  try {
    const before = first;
    const client = await pool.connect();
    const by = await client.query();
    client.release();
    first = before + by;
  } finally { release(); }
  return c.text("yes");
});
app.post("/second", async (c) => {
  await mutex.acquire();
  const before = second;
  mutex.release();
  second = before + await load(); // ! no-shared-state-race
  return c.text("yes");
});
export default app;
`,
    });
  });
});

describe("what a request was sent", () => {
  it("is told by a decorator's declaration, under any name", () => {
    expectMarks({
      "names.ts": `export { Body as Sent } from "@nestjs/common";
export const Body = () => (target: object, key: string, index: number) => { console.log(target, key, index); };`,
      "file.ts": `import { Controller, Get, Put } from "@nestjs/common";
import { Body, Sent } from "./names";
@Controller("settings")
export class Settings {
  private kept = "";
  private found = "";
  @Put("kept")
  keep(@Sent() text: string) { this.kept = text; }
  @Get("kept")
  get() { return this.kept; }
  @Put("found")
  find(@Body() text: string) {
    this.found = text; // ! no-request-state-leak
  }
  @Get("found")
  last() { return this.found; }
}
`,
    });
  });
});
