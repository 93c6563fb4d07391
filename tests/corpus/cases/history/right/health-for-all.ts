// When something was last looked at is the same for all: a timer notes it as well, and the answer shows all of it.
import express from "express";
import { Hono } from "hono";

declare function ping(): Promise<void>;

const health = { ok: true, lastError: "", lastCheck: 0 };

async function check(): Promise<void> {
  try {
    await ping();
    health.ok = true;
    health.lastError = "";
  } catch (error) {
    health.ok = false;
    health.lastError = String(error);
  }
  health.lastCheck = Date.now();
}
setInterval(() => {
  void check();
}, 5000);

const app = express();

app.get("/healthz", (_req, res) => {
  res.status(health.ok ? 200 : 503).json(health);
});

app.post("/healthz/check", async (_req, res) => {
  await check();
  res.json(health);
});

class Probe {
  state = { ok: true, lastCheck: 0 };
  constructor(private readonly ask: () => Promise<void>) {}
  start(): void {
    setInterval(() => {
      void this.check();
    }, 1000);
  }
  async check(): Promise<void> {
    await this.ask();
    this.state.lastCheck = Date.now();
  }
}

const probe = new Probe(ping);
probe.start();

const api = new Hono();

api.post("/check", async (c) => {
  await probe.check();
  return c.json(probe.state);
});

export { api, app };
