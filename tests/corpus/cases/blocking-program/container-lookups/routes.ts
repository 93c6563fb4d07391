import express from "express";
import { container, records, row, service, sessions } from "./container.ts";
import type { Sessions } from "./container.ts";

const app = express();
const SESSIONS = Symbol("sessions");

app.use(async (req, res, next) => {
  await service<Sessions>(SESSIONS).touch(req.ip ?? "");
  next();
});

app.get("/newest", async (req, res) => {
  await sessions.get<Sessions>(SESSIONS).touch(req.ip ?? "");
  res.json(container.getAll<Sessions>(SESSIONS).length);
});

app.get("/rows/:key", (req, res) => {
  const own: unknown = row(req.params.key); // !strict no-blocking-call
  res.json(own);
});

app.get("/totals", (req, res) => {
  const totals: unknown = records.get("totals"); // !strict no-blocking-call
  res.json(totals);
});
