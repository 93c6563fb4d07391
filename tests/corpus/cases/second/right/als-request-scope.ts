import { AsyncLocalStorage } from "node:async_hooks";
import express from "express";

interface Scope {
  user?: string;
  readonly requestId: string;
}
const scopes = new AsyncLocalStorage<Scope>();
declare function authenticate(token: string): Promise<string>;

export function currentUser() {
  return scopes.getStore()?.user;
}

const app = express();

app.use((req, _res, next) => {
  scopes.run({ requestId: String(req.headers["x-request-id"]) }, () => {
    next();
  });
});

app.use(async (req, _res, next) => {
  const scope = scopes.getStore();
  if (scope) scope.user = await authenticate(String(req.headers.authorization));
  next();
});

app.get("/me", async (_req, res) => {
  await new Promise((resolve) => setTimeout(resolve, 1));
  res.json({ user: currentUser() });
});

export { app };
