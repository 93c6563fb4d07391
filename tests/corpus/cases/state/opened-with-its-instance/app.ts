import express from "express";
import { Usage } from "./usage";
import { Reopened } from "./reopened";

const app = express();

app.put("/usage/:id", async (req, res) => {
  const usage = await Usage.get();
  await usage.update(req.params.id, { plan: "pro" });
  res.end();
});

app.get("/usage/:id", async (req, res) => {
  const usage = await Reopened.get();
  res.json(await usage.read(req.params.id)); // ! no-shared-state-race
});
