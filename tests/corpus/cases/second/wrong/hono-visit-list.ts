import { Hono } from "hono";

type Visit = { path: string; country: string };
declare function countryOf(ip: string): Promise<string>;

let visits: Visit[] = [];
const app = new Hono();

app.use(async (c, next) => {
  // prettier-ignore
  visits = [...visits, { path: c.req.path, country: await countryOf(c.req.header("x-real-ip") ?? "") }]; // ! no-shared-state-race
  await next();
});

app.get("/visits", (c) => c.json(visits.slice(-50)));

export default app;
