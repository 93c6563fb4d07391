import express from "express";

import { mail, save, sorting } from "./settings.ts";

export const app = express();

app.get("/mail", (_req, res) => {
  res.json({ settings: mail });
});

app.get("/sorting", (_req, res) => {
  res.json(sorting.toJSON());
});

// Set for all, and read by all: the answers show what is set now.
app.patch("/mail", async (req, res) => {
  if (mail.update(req.body)) await save();
  res.json({ settings: mail });
});

app.patch("/sorting", async (req, res) => {
  const prefixes = (req.body.prefixes as string[]).map((each) => each.trim());
  sorting.prefixes = prefixes;
  await save();
  res.json(sorting.toJSON());
});

class Draft {
  title = "";

  toJSON(): { title: string } {
    return { title: this.title };
  }
}

const draft = new Draft();

// Nobody reads it who hasn't written it: it is this request's own.
app.post("/drafts", async (req, res) => {
  draft.title = req.body.title; // ! no-request-state-leak:readAfter
  await save();
  res.json(draft.toJSON());
});

app.put("/drafts", async (req, res) => {
  draft.title = req.body.title; // ! no-request-state-leak:readAfter
  await save();
  res.json(draft.toJSON());
});
