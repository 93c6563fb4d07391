import { randomUUID } from "node:crypto";

import express from "express";
import type { Request, Response } from "express";

// An id that is made for each request is a new key each time, an object of the request is, too.

const startedAt = new Map<string, number>();
const open = new Map<string, number>();
const jobs = new Map<string, { state: string }>();
const asked = new Map<string, (answer: string) => void>();
const byRequest = new WeakMap<Request, number>();
const arrivals = new Map<Request, number>();
const listeners = new Set<Response>();
const streams = new Set<Response>();
const slots = new Map<number, string>();
let turn = 0;

export const app = express();

app.use((_req, res, next) => {
  const id = randomUUID();
  startedAt.set(id, Date.now()); // !strict no-unbounded-shared-state
  res.on("finish", () => {
    console.log("took", Date.now() - (startedAt.get(id) ?? 0));
  });
  next();
});

app.use((_req, res, next) => {
  const id = randomUUID();
  open.set(id, Date.now());
  res.on("finish", () => {
    open.delete(id);
  });
  next();
});

app.use((req, _res, next) => {
  byRequest.set(req, Date.now());
  next();
});

app.use((req, _res, next) => {
  arrivals.set(req, Date.now()); // !strict no-unbounded-shared-state
  next();
});

app.post("/jobs", (_req, res) => {
  const id = `job-${randomUUID()}`;
  jobs.set(id, { state: "waiting" }); // !strict no-unbounded-shared-state
  res.json({ id });
});

app.get("/jobs/:id", (req, res) => {
  res.json(jobs.get(req.params.id) ?? null);
});

app.get("/ask", async (_req, res) => {
  const id = randomUUID();
  const answer = await new Promise<string>((resolve) => {
    asked.set(id, resolve);
  });
  res.send(answer);
});

app.post("/answers/:id", (req, res) => {
  asked.get(req.params.id)?.("yes");
  asked.delete(req.params.id);
  res.end();
});

app.get("/events", (req, res) => {
  listeners.add(res);
  req.on("close", () => listeners.delete(res));
});

app.get("/stream", (_req, res) => {
  streams.add(res); // !strict no-unbounded-shared-state
  res.write("hello");
});

app.post("/turns", (_req, res) => {
  slots.set(++turn % 16, randomUUID());
  res.end();
});

const shards = ["a", "b", "c"];
const hits = new Map<string, number>();
const codes = new Map<string, number>();

app.post("/hits", (_req, res) => {
  const shard = String(Math.floor(Math.random() * shards.length));
  hits.set(shard, (hits.get(shard) ?? 0) + 1);
  res.end();
});

app.post("/codes", (_req, res) => {
  const code = String(Math.floor(Math.random() * 1_000_000));
  codes.set(code, Date.now()); // !strict no-unbounded-shared-state
  res.json({ code });
});
