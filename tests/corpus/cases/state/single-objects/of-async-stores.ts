import express from "express";
import { AsyncLocalStorage } from "node:async_hooks";
const storage = new AsyncLocalStorage<{ user: string; steps: number }>();
let last: { user: string } | undefined;
const app = express();
app.use((q, _s, next) => {
  storage.run({ user: q.ip ?? "", steps: 0 }, next);
});
app.get("/r", async (_q, s) => {
  const store = storage.getStore();
  if (store) store.steps = store.steps + 1;
  await fetch("/x");
  if (store) store.steps += 1;
  s.json(store);
});
app.get("/w", async (_q, s) => {
  last = storage.getStore(); // ! no-request-state-leak
  await fetch("/x");
  s.json(last);
});
