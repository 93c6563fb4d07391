// Fixes of stampedes and double refreshes as they were merged, in all the forms that they took.
import express from "express";
import Koa from "koa";
import { Injectable } from "@nestjs/common";
import pLimit from "p-limit";

interface Tokens {
  readonly access: string;
  readonly refresh: string;
}

declare function refreshTokens(refresh: string): Promise<Tokens>;
declare function loadModels(): Promise<string[]>;
declare function report(error: unknown): void;

// 1. A field that holds the running refresh, cleared in finally by the one that started it.
@Injectable()
export class TokenService {
  private tokens: Tokens = { access: "", refresh: "first" };
  private activeRefresh: Promise<string> | null = null;

  async accessToken(force: boolean): Promise<string> {
    if (!force) return this.tokens.access;
    this.activeRefresh ??= this.performRefresh();
    return this.activeRefresh;
  }

  private async performRefresh(): Promise<string> {
    try {
      const fresh = await refreshTokens(this.tokens.refresh);
      this.tokens = fresh;
      return fresh.access;
    } finally {
      this.activeRefresh = null;
    }
  }
}

// 2. A boolean and a queue of those who wait.
let isRefreshing = false;
let waiters: ((token: string) => void)[] = [];
let token = "first";

async function tokenAfterRefresh(): Promise<string> {
  if (isRefreshing) {
    return new Promise((resolve) => {
      waiters.push(resolve);
    });
  }
  isRefreshing = true;
  try {
    const { access } = await refreshTokens(token);
    token = access;
    for (const resolve of waiters) resolve(access);
    waiters = [];
    return access;
  } finally {
    isRefreshing = false;
  }
}

const koa = new Koa();

koa.use(async (ctx, next) => {
  await next();
  if (ctx.status === 401) ctx.set("x-token", await tokenAfterRefresh());
});

// 3. Looked at again behind the wait.
let models: string[] | undefined;
let loading: Promise<void> | undefined;

koa.use(async (ctx, next) => {
  if (!models) {
    loading ??= loadModels().then((loaded) => {
      models ??= loaded;
    });
    await loading;
  }
  ctx.state["models"] = models;
  await next();
});

// 4. A limit that hands the work through one at a time.
const one = pLimit(1);
let sequence = 0;

const app = express();

app.post("/numbers", async (_req, res) => {
  const number = await one(async () => {
    const next = sequence + 1;
    await loadModels();
    sequence = next;
    return next;
  });
  res.json({ number });
});

// 5. A lock for each key, in a map of promises.
const keyLocks = new Map<string, Promise<unknown>>();
const balances = new Map<string, number>();

async function withKeyLock<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = keyLocks.get(key) ?? Promise.resolve();
  const run = before.then(work, work);
  keyLocks.set(key, run);
  try {
    return await run;
  } finally {
    if (keyLocks.get(key) === run) keyLocks.delete(key);
  }
}

declare function fee(user: string): Promise<number>;

app.post("/pay/:user/:cents", async (req, res) => {
  const { user, cents } = req.params;
  await withKeyLock(user, async () => {
    const balance = balances.get(user) ?? 0;
    const total = Number(cents) + (await fee(user));
    balances.set(user, balance - total);
  });
  res.sendStatus(204);
});

// 6. A background refresh that nobody waits for; the flag is taken in the tick of the look.
let snapshot: { at: number; models: string[] } = { at: 0, models: [] };
let updating = false;

function refreshInBackground(): void {
  if (updating || Date.now() - snapshot.at < 60_000) return;
  updating = true;
  loadModels()
    .then((loaded) => {
      snapshot = { at: Date.now(), models: loaded };
    })
    .catch(report)
    .finally(() => {
      updating = false;
    });
}

app.get("/models", (_req, res) => {
  refreshInBackground();
  res.json(snapshot.models);
});

// 7. A memo function that forgets failures.
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

const modelsOnce = once(loadModels);

app.get("/v2/models", async (_req, res) => {
  res.json(await modelsOnce());
});

export { app, koa };
