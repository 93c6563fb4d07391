// What a module fills while it is loaded isn't filled by a request; what it fills only sometimes may be.
import express from "express";
import {
  bannerOf,
  getConfig,
  licenceText,
  Pages,
  termsText,
  textOf,
} from "./config.ts";

const { port } = getConfig();
const firstText = textOf("first");
const start = [Pages.start(), bannerOf()].join("\n");
if (process.env["LICENCE"]) licenceText();
const later = (): string => termsText();

const app = express();

app.get("/config", (_req, res) => {
  res.json({ name: getConfig().name, banner: bannerOf() });
});

app.get("/", (_req, res) => {
  res.send(`${start} ${Pages.start()}`);
});

app.get("/licence", (_req, res) => {
  res.send(licenceText()); // !strict no-blocking-call:blocksOnce
});

app.get("/terms", (_req, res) => {
  res.send(later()); // !strict no-blocking-call:blocksOnce
});

app.get("/texts/:name", (req, res) => {
  res.send(firstText + textOf(req.params.name)); // ! no-blocking-call:blocksThrough
});

app.listen(port);
