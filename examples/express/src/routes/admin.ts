import { execFileSync } from "node:child_process";
import { Router } from "express";

import { HttpError } from "../http-error.ts";
import type { Journal } from "../journal.ts";
import type { Metrics } from "../metrics.ts";

export function adminRoutes(journal: Journal, metrics: Metrics): Router {
  const router = Router();

  router.use((_request, response, next) => {
    if (response.locals["team"] !== "billing")
      throw new HttpError(403, "not yours to see");
    next();
  });

  router.get("/version", (_request, response) => {
    const version = execFileSync("node", ["--version"], { encoding: "utf8" });
    response.json({ version: version.trim(), ...metrics.snapshot() });
  });

  router.get("/journal", (_request, response) => {
    response.type("application/gzip").send(journal.pack());
  });

  return router;
}
