import { setTimeout as sleep } from "node:timers/promises";

import express from "express";

import {
  CopyingStore,
  find,
  keep,
  MemoryStore,
  type Session,
} from "./store.ts";

export const app = express();

app.post("/sessions/:id/use", async (req, res) => {
  const session = await find(req.params.id);
  if (!session) return void res.status(404).end();
  if (session.used) return void res.status(409).end();
  session.used = Date.now();
  // The very object that is there: what others have changed of it, they have changed here.
  await keep(req.params.id, session);
  res.json(session);
});

const store = new MemoryStore<Session>();

app.post("/stored/:id/hit", async (req, res) => {
  const session = await store.get(req.params.id);
  if (!session) return void res.status(404).end();
  session.hits += 1;
  await store.set(req.params.id, session);
  res.json(session);
});

app.post("/stored/:id/copy", async (req, res) => {
  const session = await store.get(req.params.id);
  if (!session) return void res.status(404).end();
  await store.set(req.params.id, { ...session, hits: session.hits + 1 }); // ! no-shared-state-race:lostUpdate
  res.json(session);
});

const counts = new MemoryStore<number>();

app.post("/counts/:id", async (req, res) => {
  const count = (await counts.get(req.params.id)) ?? 0;
  await counts.set(req.params.id, count + 1); // ! no-shared-state-race:lostUpdate
  res.json(count);
});

app.post("/marks/:id", async (req, res) => {
  const mark = await counts.get(req.params.id);
  if (mark === undefined) return void res.status(404).end();
  await sleep(10);
  // A number that goes back is as old as it is.
  await counts.set(req.params.id, mark); // ! no-shared-state-race:lostUpdate
  res.json(mark);
});

const copies = new CopyingStore();

app.post("/copies/:id/hit", async (req, res) => {
  const session = await copies.get(req.params.id);
  if (!session) return void res.status(404).end();
  session.hits += 1;
  await copies.set(req.params.id, session); // ! no-shared-state-race:lostUpdate
  res.json(session);
});

const drafts = new Map<string, { text: string; sent: boolean }>();

app.post("/drafts/:id", async (req, res) => {
  const draft = drafts.get(req.params.id);
  if (!draft) return void res.status(404).end();
  await sleep(10);
  if (draft.sent) return void res.status(409).end();
  draft.sent = true;
  drafts.set(req.params.id, draft);
  res.json(draft);
});
