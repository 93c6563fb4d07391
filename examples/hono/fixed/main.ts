import { serve } from "@hono/node-server";

import { createApp } from "./app.ts";
import { loadConfig } from "./config.ts";
import { log } from "./log.ts";

const config = loadConfig(process.env);
const app = await createApp(config);

const server = serve(
  { fetch: app.fetch, port: config.port, hostname: "127.0.0.1" },
  ({ port }) => {
    log("info", `listening on http://127.0.0.1:${String(port)}`);
  },
);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    log("info", `${signal}: closing`);
    server.close(() => process.exit(0));
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  });
}
