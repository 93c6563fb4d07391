// What is closed or saved behind a wait, and reset only then; and what is reset in the tick of the check.
import express from "express";

interface Consumer {
  close(): Promise<void>;
}
declare function open(): Promise<Consumer>;
declare function save(): Promise<void>;
declare function watch(): () => Promise<void>;
declare function load(id: string): Promise<string>;

const app = express();
const keys = new Map<string, string>();
let consumer: Consumer | null = null;
let dirty = false;
let token = "";
let stopWatching: (() => Promise<void>) | null = watch();
let expires = 0;

app.post("/stop", async (_req, res) => {
  try {
    if (consumer) {
      await consumer.close();
      consumer = null; // !strict no-shared-state-race:resetLate
    }
    if (dirty) {
      await save();
      dirty = false; // !strict no-shared-state-race:resetLate
    }
    res.sendStatus(204);
  } catch {
    res.sendStatus(500);
  }
});

app.post("/unwatch", async (_req, res) => {
  if (stopWatching) {
    await stopWatching();
    stopWatching = null; // !strict no-shared-state-race:resetLate
  }
  res.sendStatus(204);
});

app.post("/rest", async (_req, res) => {
  try {
    const last = consumer;
    consumer = null;
    await last?.close();
    if (dirty) {
      dirty = false;
      await save();
    }
    res.sendStatus(204);
  } catch {
    res.sendStatus(500);
  }
});

app.post("/start", async (_req, res) => {
  try {
    dirty = true;
    consumer ??= await open(); // ! no-shared-state-race:lateFill
    res.sendStatus(204);
  } catch {
    res.sendStatus(500);
  }
});

app.get("/token", async (_req, res) => {
  try {
    if (!token || Date.now() > expires) {
      token = await load("token");
      expires = Date.now() + 60_000; // !strict no-shared-state-race:lateFill
    }
    res.send(token);
  } catch {
    res.sendStatus(500);
  }
});

app.get("/keys/:id", async (req, res) => {
  const { id } = req.params;
  try {
    let key = keys.get(id);
    if (!key) {
      key = await load(id);
      keys.set(id, key); // !strict no-shared-state-race:lateFill, no-unbounded-shared-state
    }
    res.send(key);
  } catch {
    res.sendStatus(500);
  }
});
