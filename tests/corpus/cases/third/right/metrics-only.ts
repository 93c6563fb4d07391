import { Hono } from "hono";

const metrics = { requests: 0, lastPath: "", slowest: 0 };
export const app = new Hono();

app.use(async (c, next) => {
  const started = performance.now();
  metrics.requests++;
  metrics.lastPath = c.req.path;
  console.log(`last path ${metrics.lastPath}`);
  await next();
  metrics.slowest = Math.max(metrics.slowest, performance.now() - started);
});
