import express, { type Express } from "express";

import { AgentDirectory } from "./agents.ts";
import type { Config } from "./config.ts";
import { Journal } from "./journal.ts";
import { Metrics } from "./metrics.ts";
import { authenticate } from "./middleware/authenticate.ts";
import { answerErrors, notFound } from "./middleware/errors.ts";
import { measure } from "./middleware/measure.ts";
import { slowDown } from "./middleware/slow-down.ts";
import { adminRoutes } from "./routes/admin.ts";
import { ticketRoutes } from "./routes/tickets.ts";
import { TicketStore } from "./tickets.ts";

export function createApp(config: Config): Express {
  const agents = AgentDirectory.load(config.agents);
  const journal = new Journal(config.journal);
  const tickets = new TicketStore(journal);
  const metrics = new Metrics();

  const app = express();
  app.disable("x-powered-by");
  app.use(measure(metrics));
  app.get("/health", (_request, response) => {
    response.json({ status: "up", ...metrics.snapshot() });
  });
  app.use(express.json({ limit: "100kb" }));
  app.use(authenticate(agents));
  app.use(slowDown(config.concurrentPerAgent));
  app.use("/tickets", ticketRoutes(tickets, config));
  app.use("/admin", adminRoutes(journal, metrics));
  app.use(notFound);
  app.use(answerErrors);
  return app;
}
