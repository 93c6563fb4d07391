import express from "express";
import { Hono } from "hono";

declare function build(id: string): Promise<string>;

class ConflictError extends Error {}

const app = express();

let isBusy = false;

app.post("/reports", async (req, res, next) => {
  try {
    if (isBusy) throw new ConflictError("a report is being built");
    isBusy = true;
    res.json(await build("report"));
  } catch (error) {
    next(error);
  } finally {
    isBusy = false; // ! no-shared-state-race:givenBack
  }
});

let active = 0;

app.post("/previews", async (req, res) => {
  try {
    if (active >= 5) {
      res.status(503).end();
      return;
    }
    active++;
    res.send(await build("preview"));
  } finally {
    active--; // ! no-shared-state-race:givenBack
  }
});

const running = new Set<string>();

app.post("/exports/:id", async (req, res) => {
  const { id } = req.params;
  try {
    if (running.has(id)) return res.status(409).json({ error: "running" });
    running.add(id);
    return res.json(await build(id));
  } finally {
    running.delete(id); // ! no-shared-state-race:givenBack
  }
});

/** Only the exception comes by the `catch`. */
let importing = false;

app.post("/imports", async (req, res) => {
  try {
    if (importing) throw new ConflictError("busy");
    importing = true;
    res.json(await build("import"));
    importing = false;
  } catch (error) {
    importing = false; // ! no-shared-state-race:givenBack
    throw error;
  }
});

class Slots {
  #taken = 0;

  tryTake(): boolean {
    if (this.#taken >= 3) return false;
    this.#taken += 1;
    return true;
  }

  give(): void {
    this.#taken -= 1;
  }
}

const slots = new Slots();

app.post("/renders/:id", async (req, res) => {
  try {
    if (!slots.tryTake()) return res.sendStatus(503);
    return res.json(await build(req.params.id));
  } finally {
    slots.give(); // ! no-shared-state-race:givenBack
  }
});

class Backup {
  private isRunning = false;

  async run(id: string): Promise<string> {
    try {
      if (this.isRunning) throw new Error("already running");
      this.isRunning = true;
      return await build(id);
    } finally {
      this.isRunning = false; // ! no-shared-state-race:givenBack
    }
  }
}

const backup = new Backup();
const api = new Hono();

api.post("/backups/:id", async (c) => {
  return c.text(await backup.run(c.req.param("id")));
});

export { app, api };
