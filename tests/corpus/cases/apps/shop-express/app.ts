// A shop: Express with services. Three mistakes: a receipt template read for each order, `next` called
// again after an error, and vouchers that are spent twice.
import express from "express";
import { config } from "./config";
import { logger } from "./logger";
import { context, onError, rateLimit } from "./middleware";
import { routes } from "./routes";

export const app = express();

app.disable("x-powered-by");
app.use(context);
app.use(rateLimit(config.requestsPerMinute));
app.get("/healthz", (_req, res) => {
  res.send("ok");
});
app.use("/api", routes);
app.use((_req, res) => {
  res.sendStatus(404);
});
app.use(onError);

const server = app.listen(config.port, () => {
  logger.info("listening", { port: config.port });
});

process.once("SIGTERM", () => {
  server.close();
});
