// A list for all that each request empties, and adds to after a wait: two of them leave in it what both have added.
import express from "express";
import { Hono } from "hono";
import { Controller, Get, Injectable } from "@nestjs/common";
import { Mutex } from "async-mutex";

declare function health(): Promise<{ status: string }>;
declare function load(): Promise<readonly string[]>;
declare function send(rows: readonly string[]): Promise<void>;

@Injectable()
export class Monitor {
  private notes: string[] = [];

  async report() {
    this.notes = [];
    const found = await health();
    if (found.status !== "ok") this.notes.push(found.status);
    await send(["seen"]);
    return { status: this.notes.join(", ") }; // ! no-shared-state-race:readBack
  }
}

@Controller("monitor")
export class MonitorController {
  constructor(private readonly monitor: Monitor) {}

  @Get()
  async report() {
    return this.monitor.report();
  }
}

const app = new Hono();

let rows: string[] = [];
app.get("/rows", async (c) => {
  rows = [];
  for (const row of await load()) rows.push(row);
  return c.json({ rows }); // ! no-shared-state-race:readBack
});

// A list of this request.
app.get("/own", async (c) => {
  const own: string[] = [];
  for (const row of await load()) own.push(row);
  return c.json({ own });
});

// Emptied and filled in one tick: all fill it alike.
let known: string[] = [];
app.get("/known", async (c) => {
  const found = await load();
  known = [];
  for (const row of found) known.push(row);
  await send([]);
  return c.json({ known });
});

// Whoever takes it over leaves the rest to all that add to it.
let queue: string[] = [];
app.get("/queue", async (c) => {
  const batch = queue;
  queue = [];
  await send(batch);
  queue.push(c.req.path);
  return c.json({ waiting: queue.length });
});

// Each window of time has its list.
let hits: number[] = [];
let since = 0;
app.get("/window", async (c) => {
  if (Date.now() - since > 1000) {
    hits = [];
    since = Date.now();
  }
  await load();
  hits.push(Date.now());
  return c.json({ hits: hits.length });
});

// One at a time, and the others get what is there.
let cached: string[] = [];
let until = 0;
app.get("/cached", async (c) => {
  if (Date.now() < until) return c.json({ cached });
  until = Date.now() + 1000;
  cached = [];
  for (const row of await load()) cached.push(row);
  return c.json({ cached });
});

const mutex = new Mutex();
let locked: string[] = [];
app.get("/locked", async (c) => {
  return mutex.runExclusive(async () => {
    locked = [];
    for (const row of await load()) locked.push(row);
    return c.json({ locked });
  });
});

// What is there already is not added again.
let once: string[] = [];
app.get("/once", async (c) => {
  once = [];
  for (const row of await load()) if (!once.includes(row)) once.push(row);
  return c.json({ once });
});

class Catalogue {
  private items: string[] = [];
  private loading: Promise<void> | undefined;

  private async reload(): Promise<void> {
    this.items = [];
    for (const row of await load()) this.items.push(row);
    console.log(this.items.length);
  }

  /** All that come meanwhile wait for the same one. */
  async all(): Promise<readonly string[]> {
    await (this.loading ??= this.reload());
    return this.items;
  }
}

const catalogue = new Catalogue();
export const shop = express();
shop.get("/items", async (_req, res) => {
  res.json(await catalogue.all());
});

export default app;
