import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Router } from "express";

import { agentOf } from "../desk.ts";
import { HttpError } from "../http-error.ts";
import type { Journal } from "../journal.ts";
import type { Metrics } from "../metrics.ts";

const run = promisify(execFile);

export function adminRoutes(journal: Journal, metrics: Metrics): Router {
  const router = Router();

  router.use((_request, response, next) => {
    if (agentOf(response).team !== "billing")
      throw new HttpError(403, "not yours to see");
    next();
  });

  router.get("/version", async (_request, response) => {
    const { stdout: version } = await run("node", ["--version"]);
    response.json({ version: version.trim(), ...metrics.snapshot() });
  });

  router.get("/journal", async (_request, response) => {
    response.type("application/gzip").send(await journal.pack());
  });

  return router;
}
