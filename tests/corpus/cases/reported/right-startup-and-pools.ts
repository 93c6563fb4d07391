// What reviews of shared state pass: set once at the start, lent and given back, kept by session, kept by request.
import express, { type Request } from "express";
import { AsyncLocalStorage } from "node:async_hooks";

interface Db {
  query(sql: string): Promise<object[]>;
}

declare function connect(url: string): Promise<Db>;
declare function resize(worker: number, image: Buffer): Promise<Buffer>;

let db: Db;
let ready = false;

export async function start(): Promise<void> {
  db = await connect("db://main");
  ready = true;
  app.listen(3000);
}

const app = express();

app.get("/health", (_req, res) => {
  res.sendStatus(ready ? 200 : 503);
});

app.get("/rows", async (_req, res) => {
  res.json(await db.query("select 1"));
});

// A pool of numbered workers.
const idle = [1, 2, 3, 4];
const waiting: ((worker: number) => void)[] = [];

async function borrow(): Promise<number> {
  const worker = idle.pop();
  if (worker !== undefined) return worker;
  return new Promise((resolve) => waiting.push(resolve));
}

function giveBack(worker: number): void {
  const next = waiting.shift();
  if (next) next(worker);
  else idle.push(worker);
}

app.post("/thumbnails", express.raw(), async (req, res) => {
  const worker = await borrow();
  try {
    res.send(await resize(worker, req.body as Buffer));
  } finally {
    giveBack(worker);
  }
});

// Sessions in memory.
interface Session {
  user?: string;
  cart: string[];
}

const sessions = new Map<string, Session>();

function sessionOf(req: Request): Session {
  const id = String(req.headers["x-session"]);
  let session = sessions.get(id);
  if (!session) {
    session = { cart: [] };
    sessions.set(id, session);
  }
  return session;
}

declare function userOf(token: string | undefined): Promise<string>;

app.post("/login", async (req, res) => {
  const user = await userOf(req.headers.authorization);
  sessionOf(req).user = user;
  res.sendStatus(204);
});

app.post("/cart/:item", (req, res) => {
  const session = sessionOf(req);
  session.cart.push(req.params.item);
  res.json(session);
});

// Values of one request.
const storage = new AsyncLocalStorage<{ user?: string; queries: number }>();

app.use((_req, _res, next) => {
  storage.run({ queries: 0 }, () => {
    next();
  });
});

app.get("/me", async (req, res) => {
  const store = storage.getStore();
  if (!store) throw new Error("no store");
  store.user = await userOf(req.headers.authorization);
  store.queries++;
  await db.query("select 2");
  store.queries++;
  res.json({ user: store.user, queries: store.queries });
});

// An expired entry is replaced by the promise of the next.
let config: { value: Promise<object[]>; expires: number } | undefined;

app.get("/config", async (_req, res) => {
  if (!config || config.expires < Date.now()) {
    config = { value: db.query("select 3"), expires: Date.now() + 60_000 };
  }
  res.json(await config.value);
});

export { app };
