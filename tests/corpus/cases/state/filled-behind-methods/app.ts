// What a method keeps under a key that is the same for all: whose it is, the handler knows that calls it.
import express from "express";
import Fastify from "fastify";
import { Hono } from "hono";

import { dashboards, Loader, type Db } from "./service.ts";

export const app = express();

app.get("/dashboard", async (request, response) => {
  const user = String(request.headers.authorization);
  response.send(await dashboards.ofUser(user)); // ! no-request-state-leak
});

app.get("/orders", async (request, response) => {
  response.json(await dashboards.orders(String(request.query["user"]))); // ! no-request-state-leak
});

app.get("/greeting", async (request, response) => {
  response.send(await dashboards.greeting(String(request.query["user"]))); // ! no-request-state-leak
});

app.get("/right", async (request, response) => {
  const user = String(request.headers.authorization);
  response.json([
    await dashboards.byKey(user),
    await dashboards.byMadeKey(user, request.hostname),
    await dashboards.publicOnes(user),
  ]);
});

app.get("/one", async (request, response) => {
  response.json(await dashboards.ofOne(String(request.headers.authorization)));
});

// What is handed over is the same for all.
app.get("/fixed", async (_request, response) => {
  response.send(await dashboards.ofUser("guest"));
});

app.get("/loader", async (request, response) => {
  const loader = new Loader(String(request.headers.authorization));
  const rows = await loader.rows();
  response.json([...rows, ...(await loader.more(request.hostname))]);
});

export const server = Fastify();

server.get("/flags", async (request) => dashboards.flags(request.log));

server.get<{ Querystring: { user: string } }>(
  "/dashboard",
  async (request) => dashboards.ofUser(request.query.user), // ! no-request-state-leak
);

export const hono = new Hono<{ Variables: { db: Db; user: string } }>();

hono.get("/tables", async (c) => c.json(await dashboards.tables(c.get("db"))));
hono.get("/tables/var", async (c) => c.json(await dashboards.tables(c.var.db)));
hono.get("/dashboard", async (c) => {
  const made = await dashboards.ofUser(c.get("user")); // ! no-request-state-leak
  return c.text(made);
});
