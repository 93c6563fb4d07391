// Two objects of one class or of one factory: what a request leaves in one of them nobody reads from the other.
import express from "express";

import { createCell, NameStore, Slot } from "./store.js";

const app = express();

const searched = new NameStore();
const site = new NameStore();
site.set("Example");

const visited = new Slot();
const start = new Slot();

const theme = createCell();
const language = createCell();
const { set: note } = createCell();
const { get: motto } = createCell();

app.get("/search", (req, res) => {
  searched.set(String(req.query.name));
  visited.last = req.path;
  theme.set(String(req.query.theme));
  note(String(req.query.note));
  res.send("ok");
});

app.get("/about", (_req, res) => {
  res.json({
    name: site.get(),
    start: start.show(),
    first: start.last,
    language: language.get(),
    motto: motto(),
  });
});
