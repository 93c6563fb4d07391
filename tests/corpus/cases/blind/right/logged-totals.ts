// Totals that a request's path is part of are written to the log in the same tick, and read by nobody.
import { Hono } from "hono";

interface Logger {
  info(fields: unknown, message?: string): void;
}

declare const logger: Logger;
const totals = { lastPath: "", requests: 0 };
const latest: Record<string, string> = {};
export const app = new Hono();

app.use(async (c, next) => {
  totals.lastPath = c.req.path;
  totals.requests += 1;
  console.log("totals", totals);
  logger.info(totals);
  logger.info({ totals }, "request");
  await next();
});

app.use(async (c, next) => {
  latest.path = c.req.path;
  console.info(latest);
  await next();
});

// Another handler writes the same entry, and reads none.
app.post("/reset", (c) => {
  latest.path = "";
  return c.body(null, 204);
});
