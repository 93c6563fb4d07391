import { buildChain } from "./http/chain.ts";
import { createServer } from "./http/server.ts";
import { log } from "./log.ts";
import { MIDDLEWARE, settings } from "./settings.ts";
import { dispatch } from "./urls.ts";

const server = createServer(buildChain(dispatch, MIDDLEWARE));

server.listen(settings.port, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : settings.port;
  log("info", `listening on http://127.0.0.1:${String(port)}`);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    log("info", `${signal} received`);
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}
