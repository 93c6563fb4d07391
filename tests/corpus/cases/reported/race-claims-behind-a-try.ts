// Claims that come one wait too late: ports, sessions that are being saved, work that was given up.
import { createServer } from "node:net";
import express from "express";

interface Db {
  connect(): Promise<void>;
  save(sid: string, data: string): Promise<void>;
}

declare const db: Db;
declare function start(port: number): Promise<void>;
declare function valueOf(project: string): Promise<number>;

const app = express();
const reserved = new Set<number>();
const claimed = new Set<number>();

function bind(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, () => {
      server.close(() => {
        resolve();
      });
    });
  });
}

function reserve(port: number): void {
  reserved.add(port);
  setTimeout(() => reserved.delete(port), 5000).unref();
}

async function pickPort(from: number, to: number): Promise<number> {
  for (let port = from; port <= to; port++) {
    if (reserved.has(port)) continue;
    try {
      await bind(port);
      reserve(port); // ! no-shared-state-race:staleCheck
      return port;
    } catch {
      continue;
    }
  }
  throw new Error("no port");
}

async function pickClaimed(from: number, to: number): Promise<number> {
  for (let port = from; port <= to; port++) {
    if (claimed.has(port)) continue;
    claimed.add(port);
    try {
      await bind(port);
      setTimeout(() => claimed.delete(port), 5000).unref();
      return port;
    } catch {
      claimed.delete(port);
    }
  }
  throw new Error("no port");
}

app.post("/contests", async (_req, res) => {
  const port = await pickPort(20_000, 20_100);
  await start(port);
  res.json({ port });
});

app.post("/v2/contests", async (_req, res) => {
  const port = await pickClaimed(20_000, 20_100);
  await start(port);
  res.json({ port });
});

class SessionStore {
  private readonly saving = new Set<string>();

  private async isConnected(): Promise<boolean> {
    try {
      await db.connect();
      return true;
    } catch {
      return false;
    }
  }

  async save(sid: string, session: object): Promise<void> {
    if (this.saving.has(sid)) return;
    if (!(await this.isConnected())) return;
    this.saving.add(sid); // ! no-shared-state-race:staleCheck
    try {
      await db.save(sid, JSON.stringify(session));
    } finally {
      this.saving.delete(sid);
    }
  }

  async saveClaimed(sid: string, session: object): Promise<void> {
    if (this.saving.has(sid)) return;
    this.saving.add(sid);
    try {
      if (!(await this.isConnected())) return;
      await db.save(sid, JSON.stringify(session));
    } finally {
      this.saving.delete(sid);
    }
  }
}

const sessions = new SessionStore();

app.put("/sessions/:sid", async (req, res) => {
  await sessions.save(req.params.sid, req.body as object);
  res.end();
});

app.put("/v2/sessions/:sid", async (req, res) => {
  await sessions.saveClaimed(req.params.sid, req.body as object);
  res.end();
});

interface Flight {
  readonly promise: Promise<number>;
  readonly startedAt: number;
}

// A request that was given up takes away the entry of the one that was made in its place.
class Values {
  private readonly flights = new Map<string, Flight>();

  async get(project: string): Promise<number> {
    const flight = this.flights.get(project);
    if (flight && Date.now() - flight.startedAt < 2000) return flight.promise;
    const promise = valueOf(project).finally(() => {
      this.flights.delete(project); // ! no-shared-state-race
    });
    this.flights.set(project, { promise, startedAt: Date.now() });
    return promise;
  }

  async getFixed(project: string): Promise<number> {
    const flight = this.flights.get(project);
    if (flight && Date.now() - flight.startedAt < 2000) return flight.promise;
    const promise: Promise<number> = valueOf(project).finally(() => {
      if (this.flights.get(project)?.promise === promise)
        this.flights.delete(project);
    });
    this.flights.set(project, { promise, startedAt: Date.now() });
    return promise;
  }
}

const values = new Values();

app.get("/values/:project", async (req, res) => {
  res.json(await values.get(req.params.project));
});

app.get("/v2/values/:project", async (req, res) => {
  res.json(await values.getFixed(req.params.project));
});

export { app };
