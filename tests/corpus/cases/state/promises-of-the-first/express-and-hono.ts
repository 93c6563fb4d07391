import express from "express";
import { Hono } from "hono";
let ready: Promise<string> | undefined;
let all: Promise<string> | undefined;
let db: Promise<string> | undefined;
const byId = new Map<string, Promise<string>>();
function load(id: string): Promise<string> {
  return fetch(`/${id}`).then((a) => a.text());
}
const app = express();
app.get("/w/:id", async (q, s) => {
  ready ??= load(q.params.id); // ?! no-request-state-leak -- a promise kept for all is often work done once for the process
  s.send(await ready);
});
app.get("/r", async (_q, s) => {
  all ??= load("all");
  s.send(await all);
});
app.get("/r/:id", async (q, s) => {
  let p = byId.get(q.params.id);
  if (!p) byId.set(q.params.id, (p = load(q.params.id)));
  s.send(await p);
});
const hono = new Hono<{ Bindings: { URL: string } }>();
hono.get("/db", async (c) => {
  db ??= load(c.env.URL);
  return c.text(await db);
});
