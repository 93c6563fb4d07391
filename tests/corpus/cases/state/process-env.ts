// The environment belongs to the process.
import { Hono } from "hono";

declare function zoneOf(user: string): Promise<string>;
declare function agenda(zone: string | undefined): Promise<string[]>;

const app = new Hono();

app.use(async (c, next) => {
  process.env["TZ"] = await zoneOf(c.req.header("x-user") ?? ""); // ! no-request-state-leak
  await next();
});

app.get("/agenda", async (c) => c.json(await agenda(process.env["TZ"])));

app.get("/v2/agenda", async (c) => {
  const zone = await zoneOf(c.req.header("x-user") ?? "");
  return c.json(await agenda(zone));
});

export default app;
