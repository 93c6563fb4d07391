import express from "express";

import { hub } from "./hub.ts";

export const app = express();

app.post("/documents/:id", async (req, res) => {
  const patch = String(req.query["patch"]);
  const version = await hub.edit(req.params.id, patch, Number(req.query["at"]));
  await hub.add(req.params.id, patch);
  res.json({ version, preview: await hub.preview(patch) });
});

app.delete("/documents/:id", (req, res) => {
  hub.close(req.params.id);
  res.sendStatus(204);
});
