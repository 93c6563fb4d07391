// What is set for all is shown as it is now, also where the method that shows it serves other handlers.
import express from "express";
import { database } from "./database.js";

export const app = express();

app.put("/prefixes", async (req, res) => {
  const { prefixes } = req.body;
  database.settings.prefixes = prefixes;
  await database.saveSettings();
  res.json({ settings: database.settings.forBrowser() });
});

// Any field of the object may be the one that is written.
app.patch("/settings", async (req, res) => {
  if (database.settings.update(req.body)) await database.saveSettings();
  res.json({ settings: database.settings });
});

app.get("/settings", (_req, res) => {
  res.json({ settings: database.settings.forBrowser() });
});

app.get("/devices/:name", (req, res) => {
  res.json({ device: database.settings.deviceNamed(req.params.name) });
});

// Each stores its own text before it asks for it: no setting of anybody else.
app.post("/notes", async (req, res) => {
  database.settings.draft = req.body.text; // ! no-request-state-leak:readAfter
  await database.saveSettings();
  res.json({ text: database.settings.draftInUpperCase() });
});

app.post("/comments", async (req, res) => {
  database.settings.draft = req.body.comment; // ! no-request-state-leak:readAfter
  await database.saveSettings();
  res.json({ comment: database.settings.draftInUpperCase() });
});
