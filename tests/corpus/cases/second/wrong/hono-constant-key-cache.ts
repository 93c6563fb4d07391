import { Hono } from "hono";

declare function dashboardFor(
  user: string,
): Promise<{ owner: string; widgets: string[] }>;

const cache = new Map<string, { owner: string; widgets: string[] }>();
const app = new Hono();

app.get("/dashboard", async (c) => {
  const hit = cache.get("dashboard");
  if (hit) return c.json(hit);
  const user = c.req.header("x-user") ?? "";
  const board = await dashboardFor(user);
  cache.set("dashboard", board); // ! no-request-state-leak
  return c.json(board);
});

export default app;
