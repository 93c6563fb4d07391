// What all go by at present may be a newer one after a wait; what one request has begun is its own.
import express from "express";

import { Database } from "./database.ts";

export const app = express();

app.get("/rows", async (_req, res) => {
  res.json(await Database.pool.query("select 1"));
});

app.post("/reconnect", async (_req, res) => {
  await Database.reconnect();
  await Database.vacuum(); // !strict no-shared-state-race:readBack
  res.end();
});

app.get("/timed", async (_req, res) => {
  Database.begin();
  await fetch("http://first");
  res.json(Database.end()); // ! no-shared-state-race:readBack
});
