import express from "express";

import {
  cachedUser,
  type Database,
  flagsOf,
  lastPage,
  pageOf,
  Pages,
  poolOf,
  remoteRows,
  userOf,
} from "./cache";

declare const db: Database;

const app = express();
const pages = new Pages();

app.get("/pages", async (req, res) => {
  res.json(await pageOf({ page: Number(req.query["page"]) })); // ! no-request-state-leak:filledOnce
});

app.get("/users/:id", async (req, res) => {
  const user = await userOf(req.params["id"] ?? ""); // ! no-request-state-leak:filledOnce
  res.json(user);
});

app.get("/rows", async (req, res) => {
  res.json(await pages.all({ page: Number(req.query["page"]) })); // ! no-request-state-leak:filledOnce
});

app.get("/cached/:id", async (req, res) => {
  res.json(await cachedUser(req.params["id"] ?? ""));
});

app.get("/last", async (req, res) => {
  res.json(await lastPage({ page: Number(req.query["page"]) }));
});

app.get("/pool", async (req, res) => {
  const pool = await poolOf(req);
  pool.ping();
  res.end();
});

app.get("/remote", async (req, res) => {
  const stop = new AbortController();
  req.on("close", () => {
    stop.abort();
  });
  res.json(await remoteRows(stop.signal));
});

app.get("/flags", async (_req, res) => {
  res.json(await flagsOf({ db }));
});
