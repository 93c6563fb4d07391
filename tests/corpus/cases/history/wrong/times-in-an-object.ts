// When a request began is its own, however the object around it is handed on.
import { Hono } from "hono";

const timing = { start: 0 };

function begin(): void {
  timing.start = Date.now();
}

function took(of: { start: number }): number {
  return Date.now() - of.start;
}

const app = new Hono();

app.use(async (c, next) => {
  begin();
  await next();
  c.header("x-took", String(took(timing))); // ! no-shared-state-race
});

export { app };
