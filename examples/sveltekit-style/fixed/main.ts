import { createServer } from "./adapter/server.ts";
import { handle } from "./hooks.server.ts";
import { config } from "./lib/server/config.ts";
import { log } from "./lib/server/log.ts";

const server = createServer(handle);

server.listen(config.port, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : config.port;
  log.info(`listening on http://127.0.0.1:${String(port)}`);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    log.info("stopping", { signal });
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}
