import { createApp } from "./app.ts";
import { loadConfig } from "./config.ts";
import { logger } from "./logger.ts";

const config = loadConfig(process.env);
const app = createApp(config);

const server = app.listen(config.port, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : config.port;
  logger.info(`listening on http://127.0.0.1:${String(port)}`);
});

function stop(signal: string): void {
  logger.info(`${signal}: no new requests`);
  server.close(() => process.exit(0));
  server.closeIdleConnections();
}

process.once("SIGINT", stop);
process.once("SIGTERM", stop);
