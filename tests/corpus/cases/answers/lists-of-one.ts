// A loop over a list of at most one element answers once.
import express from "express";
import type { FastifyInstance } from "fastify";
declare const db: {
  find(id: string): Promise<{ id: string } | undefined>;
  first(q: string): Promise<string[]>;
};
const app = express();

app.get("/a", async (req, res) => {
  const user = await db.find("a");
  for (const u of user ? [user] : []) {
    res.json(u);
    return;
  }
  res.status(404).end();
});

app.get("/b", async (req, res) => {
  const user = await db.find("a");
  let found = false;
  for (const u of user ? [user] : []) {
    res.json(u);
    found = true;
  }
  if (!found) res.status(404).json({});
});

app.get("/c", async (req, res) => {
  const user = await db.find("a");
  for (const u of [user]) res.json(u);
});

app.get("/d", async (req, res) => {
  const rows = await db.first("a");
  for (const row of rows.slice(0, 1)) res.json(row);
  if (rows.length === 0) res.status(404).json({});
});

app.get("/e", async (req, res) => {
  const user = await db.find("a");
  for (const u of user ? [user] : []) {
    res.json(u);
    break;
  }
  if (!user) res.status(404).json({});
});

app.get("/f", async (req, res) => {
  const user = await db.find("a");
  const list = user ? [user] : [];
  for (const u of list) res.json(u);
  if (list.length === 0) res.status(404).json({});
});

app.get("/g", async (req, res) => {
  const user = await db.find("a");
  [user].forEach((u) => res.json(u));
});

app.get("/h", async (req, res) => {
  const user = await db.find("a");
  (user ? [user] : []).forEach((u) => res.json(u));
  if (!user) res.status(404).json({});
});

app.get("/i", async (req, res) => {
  const rows = await db.first("a");
  const [first] = rows;
  for (const row of first === undefined ? [] : [first]) {
    res.json(row);
    return;
  }
  res.status(404).json({});
});

app.get("/j", async (req, res) => {
  let done = false;
  while (!done) {
    res.json(await db.find("a"));
    done = true;
  }
});

app.get("/k", async (req, res) => {
  do {
    res.json(await db.find("a"));
  } while (false);
});

app.get("/l", async (req, res) => {
  for (let i = 0; i < 1; i++) res.json(await db.find("a"));
});

export async function routes(server: FastifyInstance): Promise<void> {
  server.get("/m", async (request, reply) => {
    const user = await db.find("a");
    for (const u of user ? [user] : []) return reply.send(u);
    return reply.code(404).send();
  });
}

app.get("/w1", async (req, res) => {
  const rows = await db.first("a");
  for (const row of rows) res.json(row); // ! single-answer
  if (rows.length === 0) res.sendStatus(404);
});

app.get("/w2", async (req, res) => {
  const rows = await db.first("a");
  for (const row of rows.slice(0, 2)) res.json(row); // ! single-answer
  if (!res.headersSent) res.sendStatus(404);
});

app.get("/w3", async (req, res) => {
  const user = await db.find("a");
  for (const u of user ? [user, user] : []) res.json(u); // ! single-answer
  if (!user) res.sendStatus(404);
});

app.get("/w4", async (req, res) => {
  const user = await db.find("a");
  for (const u of user ? [user] : []) res.json(u);
  res.status(404).json({}); // ! single-answer
});

app.get("/w5", async (req, res) => {
  const rows = await db.first("a");
  for (const row of rows.length > 0 ? [...rows] : []) res.json(row); // ! single-answer
  if (!res.headersSent) res.sendStatus(404);
});

app.get("/w6", async (req, res) => {
  const user = await db.find("a");
  const list = user ? [user] : [];
  list.push({ id: "b" });
  for (const u of list) res.json(u); // ! single-answer
});
