// What is made where none was found, and put there only after a wait, takes the place of what others made meanwhile.
import { Hono } from "hono";

interface Visits {
  count: number;
  readonly pages: string[];
}

declare function countryOf(address: string): Promise<string>;

const visits = new Map<string, Visits>();
const byCountry = new Map<string, Visits>();
const byHost: Record<string, Visits> = {};

export const app = new Hono();

app.post("/visits/:user", async (c) => {
  const user = c.req.param("user");
  const found = visits.get(user) ?? { count: 0, pages: [] };
  found.count += 1;
  found.pages.push(await countryOf(user));
  visits.set(user, found); // ! no-shared-state-race
  return c.json(found);
});

app.post("/hosts/:host", async (c) => {
  const host = c.req.param("host");
  const found = byHost[host] || { count: 0, pages: [] };
  const country = await countryOf(host);
  found.pages.push(country);
  byHost[host] = found; // ! no-shared-state-race
  return c.json(found);
});

// Right: it is there before anybody else has a turn.
app.put("/visits/:user", async (c) => {
  const user = c.req.param("user");
  const found = visits.get(user) ?? { count: 0, pages: [] };
  visits.set(user, found);
  found.count += 1;
  found.pages.push(await countryOf(user));
  visits.set(user, found);
  return c.json(found);
});

// Right: looked for after the wait.
app.post("/countries/:address", async (c) => {
  const country = await countryOf(c.req.param("address"));
  const found = byCountry.get(country) ?? { count: 0, pages: [] };
  found.count += 1;
  byCountry.set(country, found);
  return c.json(found);
});
