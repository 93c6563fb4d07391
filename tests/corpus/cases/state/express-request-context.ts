// Right: AsyncLocalStorage, a WeakMap keyed by the request, and `res.locals`.
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import express, { type Request } from "express";

interface Store {
  readonly id: string;
  user?: string;
}

const storage = new AsyncLocalStorage<Store>();
const started = new WeakMap<Request, number>();

declare function userOf(request: Request): Promise<string>;

export function currentUser(): string | undefined {
  return storage.getStore()?.user;
}

const app = express();

app.use((req, _res, next) => {
  started.set(req, performance.now());
  storage.run({ id: randomUUID() }, next);
});

app.use(async (req, res, next) => {
  const user = await userOf(req);
  const store = storage.getStore();
  if (store) store.user = user;
  res.locals["user"] = user;
  next();
});

app.get("/", async (req, res) => {
  const user = await userOf(req);
  const since = performance.now() - (started.get(req) ?? 0);
  res.json({ user, since, context: currentUser() });
});

export { app };
