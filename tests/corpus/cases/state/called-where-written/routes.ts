import express from "express";

import { Quota, visit } from "./quota.ts";

const quota = new Quota();
const app = express();

app.post("/spend", async (_req, res) => {
  await quota.spend("a");
  await quota.use("a");
  res.sendStatus(204);
});

app.post("/weigh", async (_req, res) => {
  await quota.count("a");
  await quota.weigh("a");
  res.sendStatus(204);
});

app.post("/weigh-again", async (_req, res) => {
  await quota.weighAgain("a");
  await quota.sum();
  res.json(await quota.own("a"));
});

app.get("/visit", async (_req, res) => {
  await visit("a");
  res.sendStatus(204);
});
