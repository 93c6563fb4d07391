import express from "express";

import {
  allEntries,
  allTitles,
  entryOf,
  inTurn,
  localTitleOf,
  noteOf,
  taggedTitleOf,
  titleOf,
} from "./catalogue.ts";

// What a function does only with an argument isn't reached by who leaves that argument out.

export const app = express();

app.get("/entries", (_req, res) => {
  res.json(allEntries());
});

app.get("/entries/:name", (req, res) => {
  res.json(entryOf(req.params.name));
});

app.get("/titles/:name", (req, res) => {
  res.send(titleOf(req.params.name, { upper: true }, undefined));
});

app.get("/lists/:name", (req, res) => {
  res.json(inTurn(req.params.name, 3));
});

app.get("/:language/entries", (req, res) => {
  res.json(allEntries(req.params.language)); // ! no-blocking-call
});

app.get("/:language/entries/:name", (req, res) => {
  const { language, name } = req.params;
  res.json(entryOf(name, language)); // ! no-blocking-call
});

app.get("/:language/titles/:name", (req, res) => {
  const { language, name } = req.params;
  res.send(titleOf(name, { upper: false }, language)); // ! no-blocking-call
});

app.get("/:language/lists/:name", (req, res) => {
  const { language, name } = req.params;
  res.json(inTurn(name, 3, language)); // ! no-blocking-call
});

app.get("/local/:name", (req, res) => {
  res.send(localTitleOf(req.params.name)); // ! no-blocking-call
});

app.get("/notes/:name", (req, res) => {
  res.send(noteOf(req.params.name)); // ! no-blocking-call
});

const english = allEntries.bind(undefined, "en");

app.get("/english", (_req, res) => {
  res.json(english()); // ! no-blocking-call
});

app.get("/all", (_req, res) => {
  res.json(allTitles()); // ! no-blocking-call
});

app.get("/tagged/:name", (req, res) => {
  res.send(taggedTitleOf(req.params.name)); // ! no-blocking-call
});
