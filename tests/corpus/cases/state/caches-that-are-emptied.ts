// A cache whose readers load what they miss may be empty at any time; a table that is only read may not.
import express from "express";
declare function load(id: string): Promise<{ id: string; n: number }>;
declare function warm(): Promise<[string, { id: string; n: number }][]>;
const app = express();

const cache = new Map<string, { id: string; n: number }>();

app.get("/a/:id", async (req, res) => {
  const id = String(req.params.id);
  let found = cache.get(id);
  if (!found) {
    found = await load(id);
    cache.set(id, found);
  }
  res.json(found);
});

app.post("/reload/:id", async (req, res) => {
  cache.clear();
  const id = String(req.params.id);
  const one = await load(id);
  cache.set(id, one);
  res.json(one);
});

app.post("/warm", async (_req, res) => {
  cache.clear();
  for (const [id, one] of await warm()) cache.set(id, one);
  res.sendStatus(204);
});

const users = new Map<string, { id: string; n: number }>();

app.get("/u/:id", (req, res) => {
  const user = users.get(String(req.params.id));
  if (!user) {
    res.sendStatus(404);
    return;
  }
  res.json(user);
});

app.post("/users/reload", async (_req, res) => {
  users.clear(); // !strict no-shared-state-race:foundEmpty
  for (const [id, one] of await warm()) users.set(id, one);
  res.sendStatus(204);
});

const names = new Set<string>();

app.get("/n/:id", (req, res) => {
  res.json(names.has(String(req.params.id)));
});

app.post("/names/reload", async (_req, res) => {
  names.clear(); // !strict no-shared-state-race:foundEmpty
  for (const [id] of await warm()) names.add(id);
  res.sendStatus(204);
});

const pages = new Map<string, string>();

async function pageOf(id: string): Promise<string> {
  const known = pages.get(id);
  if (known !== undefined) return known;
  const page = (await load(id)).id;
  pages.set(id, page);
  return page;
}

app.get("/p/:id", async (req, res) => {
  res.send(await pageOf(String(req.params.id)));
});

app.post("/p/reload", async (_req, res) => {
  pages.clear();
  for (const [id, one] of await warm()) pages.set(id, one.id);
  res.sendStatus(204);
});
