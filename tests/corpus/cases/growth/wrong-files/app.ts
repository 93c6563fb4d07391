import { Hono } from "hono";

import { bump, store } from "./store";

const app = new Hono();

app.post("/notes/:id", async (c) => {
  store.remember(c.req.param("id"), await c.req.json()); // !strict no-unbounded-shared-state:entries
  return c.json(store.recall(c.req.param("id")));
});

app.use(async (c, next) => {
  bump(c.req.url); // !strict no-unbounded-shared-state:entries
  await next();
});

export default app;
