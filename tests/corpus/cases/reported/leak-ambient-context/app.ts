// Hono: events are attributed to the user of a request that ran at the same time.
import { Hono } from "hono";
import {
  current,
  ownCurrent,
  runWithContext,
  runWithOwnContext,
} from "./context";

declare function track(event: string, user: string | undefined): Promise<void>;
declare function load(): Promise<string>;

const app = new Hono();

app.use("/v1/*", async (c, next) => {
  const user = c.req.header("x-user") ?? "";
  await runWithContext({ user }, next); // ! no-request-state-leak
});

app.get("/v1/page", async (c) => {
  const page = await load();
  await track("view", current()?.user);
  return c.html(page);
});

app.use("/v2/*", async (c, next) => {
  const user = c.req.header("x-user") ?? "";
  await runWithOwnContext({ user }, next);
});

app.get("/v2/page", async (c) => {
  const page = await load();
  await track("view", ownCurrent()?.user);
  return c.html(page);
});

export default app;
