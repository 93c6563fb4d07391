import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";

import type { Config } from "./config.ts";
import type { Env } from "./env.ts";
import { log } from "./log.ts";
import { Metrics } from "./metrics.ts";
import { apiKeys } from "./middleware/api-keys.ts";
import { requestLog } from "./middleware/request-log.ts";
import { serverTiming } from "./middleware/server-timing.ts";
import { usage } from "./middleware/usage.ts";
import { linkRoutes } from "./routes/links.ts";
import { publicRoutes } from "./routes/public.ts";
import { KeyRing } from "./keys/key-ring.ts";
import { LinkStore } from "./links/store.ts";

export async function createApp(config: Config): Promise<Hono<Env>> {
  const metrics = new Metrics();
  const keys = await KeyRing.open(config.data);
  const links = await LinkStore.open(config.journal);

  const app = new Hono<Env>();
  app.onError((error, c) => {
    if (error instanceof HTTPException)
      return c.json({ error: error.message }, error.status);
    log("error", error.message, { path: c.req.path });
    return c.json({ error: "internal error" }, 500);
  });
  app.use(serverTiming(metrics));
  app.use(requestLog({ trace: config.trace }));

  app.use("/api/*", apiKeys(keys));
  app.use("/api/*", usage());
  app.route("/api/links", linkRoutes(links, config));
  app.route("/", publicRoutes(links, metrics, config));
  return app;
}
