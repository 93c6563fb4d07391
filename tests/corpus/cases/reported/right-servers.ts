// State that a server has to have: listeners, drains, gauges, weights, flags, and numbers in one tick.
import express, { type Response } from "express";
import Fastify from "fastify";
import { Hono } from "hono";
import { AsyncLocalStorage } from "node:async_hooks";
import { EventEmitter } from "node:events";
import { randomUUID } from "node:crypto";

const app = express();

// Clients of an event stream.
const clients = new Set<Response>();
let eventId = 0;

app.get("/events", (req, res) => {
  res.writeHead(200, { "content-type": "text/event-stream" });
  clients.add(res);
  req.on("close", () => {
    clients.delete(res);
  });
});

function broadcast(text: string): void {
  eventId += 1;
  for (const client of clients)
    client.write(`id: ${String(eventId)}\ndata: ${text}\n\n`);
}

declare function store(text: string): Promise<void>;

app.post("/messages", express.text(), async (req, res) => {
  await store(String(req.body));
  broadcast(String(req.body));
  res.sendStatus(202);
});

// A graceful end.
let shuttingDown = false;
let open = 0;
const idle = new EventEmitter();

app.use((_req, res, next) => {
  if (shuttingDown) {
    res.set("connection", "close").sendStatus(503);
    return;
  }
  open++;
  res.on("close", () => {
    open--;
    if (open === 0) idle.emit("idle");
  });
  next();
});

process.on("SIGTERM", () => {
  shuttingDown = true;
  if (open > 0) idle.once("idle", () => process.exit(0));
  else process.exit(0);
});

// Load of upstreams: the one with the least requests in flight.
interface Upstream {
  readonly url: string;
  inFlight: number;
  latency: number;
  failedAt: number;
}

const upstreams: Upstream[] = [
  { url: "http://a", inFlight: 0, latency: 0, failedAt: 0 },
  { url: "http://b", inFlight: 0, latency: 0, failedAt: 0 },
];
let turn = 0;

const hono = new Hono();

hono.all("/proxy/*", async (c) => {
  const usable = upstreams.filter((u) => Date.now() - u.failedAt > 5000);
  const [best = upstreams[0]] = usable.sort((a, b) => a.inFlight - b.inFlight);
  if (!best) return c.text("no upstream", 502);
  const start = performance.now();
  best.inFlight++;
  try {
    return await fetch(best.url + c.req.path);
  } catch (error) {
    best.failedAt = Date.now();
    throw error;
  } finally {
    best.inFlight--;
    best.latency = best.latency * 0.9 + (performance.now() - start) * 0.1;
  }
});

hono.all("/turns/*", async (c) => {
  const upstream = upstreams[turn % upstreams.length];
  turn = (turn + 1) % upstreams.length;
  return fetch((upstream?.url ?? "") + c.req.path);
});

// Flags of features, read from a service once a minute.
let flags: ReadonlySet<string> = new Set();

declare function fetchFlags(): Promise<string[]>;

export async function pollFlags(): Promise<void> {
  flags = new Set(await fetchFlags());
}

setInterval(() => void pollFlags(), 60_000);

hono.get("/beta", async (c) => {
  const before = flags.has("beta");
  const body = await c.req.text();
  return c.json({ beta: before, length: body.length, now: flags.has("beta") });
});

// The id of the request in asynchronous context, and in its own header.
const requestId = new AsyncLocalStorage<string>();
const fastify = Fastify({ genReqId: () => randomUUID() });

fastify.addHook("onRequest", (request, reply, done) => {
  reply.header("x-request-id", request.id);
  requestId.run(request.id, done);
});

const startTimes = new WeakMap<object, number>();
const perPath = new Map<string, { count: number; total: number }>();

fastify.addHook("onRequest", async (request) => {
  startTimes.set(request, performance.now());
});

fastify.addHook("onResponse", async (request) => {
  const ms = performance.now() - (startTimes.get(request) ?? 0);
  const path = request.routeOptions.url ?? "unknown";
  const stats = perPath.get(path) ?? { count: 0, total: 0 };
  stats.count += 1;
  stats.total += ms;
  perPath.set(path, stats);
});

// An LRU of rendered pages: the last two writers win, with the same page.
const pages = new Map<string, string>();

declare function render(path: string): Promise<string>;

fastify.get("/docs/*", async (request) => {
  const hit = pages.get(request.url);
  if (hit !== undefined) {
    pages.delete(request.url);
    pages.set(request.url, hit);
    return hit;
  }
  const page = await render(request.url);
  pages.set(request.url, page); // !strict no-shared-state-race
  if (pages.size > 500) {
    const [oldest] = pages.keys();
    if (oldest !== undefined) pages.delete(oldest);
  }
  return page;
});

export { app, fastify, hono };
