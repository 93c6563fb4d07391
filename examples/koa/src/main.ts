import { createApp } from "./app.ts";
import { loadConfig } from "./config.ts";
import { log } from "./log.ts";

const config = loadConfig(process.env);
const app = await createApp(config);

const server = app.listen(config.port, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : config.port;
  log.info(`listening on http://127.0.0.1:${String(port)}`);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    log.info(`${signal}: finishing what is under way`);
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}
