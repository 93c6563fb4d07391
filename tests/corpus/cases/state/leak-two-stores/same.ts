// The same classes and factory, and the object that a request writes is the one that others read.
import express from "express";

import { createCell, NameStore, Slot } from "./store.js";

const app = express();

const current = new NameStore();
const visited = new Slot();
const shown = new Slot();
const lent = new Slot();
const theme = createCell();
const { set: note, get: noted } = createCell();

const lastOf = (slot: Slot): string => slot.last;

app.get("/search", (req, res) => {
  current.set(String(req.query.name)); // ! no-request-state-leak
  visited.last = req.path; // ! no-request-state-leak
  shown.last = req.path; // ! no-request-state-leak
  lent.last = req.path; // ! no-request-state-leak
  theme.set(String(req.query.theme)); // ! no-request-state-leak
  res.send("ok");
});

app.get("/note", (req, res) => {
  note(String(req.query.note)); // ! no-request-state-leak
  res.send("ok");
});

app.get("/about", (_req, res) => {
  res.json({
    name: current.get(),
    visited: visited.last,
    shown: shown.show(),
    lent: lastOf(lent),
    theme: theme.get(),
    note: noted(),
  });
});
