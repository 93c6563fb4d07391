// Who hands a list to a function that runs what is in it says what runs; others hand it other lists.
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import express from "express";
import { all, allOf, compose, runAll, spread, type Check } from "./run.ts";

const isText: Check = (path) => path.endsWith(".txt");
const isFile: Check = (path) => statSync(path).isFile();
const trim = (text: string): string => text.trim();
const markdown = (text: string): string =>
  execFileSync("markdown", { input: text }).toString();

const atStart = [isText, isFile];
const perRequest = [isText];
const clean = compose(trim, (text) => text.toLowerCase());
const render = compose(trim, markdown);
const isClean = allOf(perRequest);
const isReady = allOf(atStart);

if (!runAll(atStart, "config.txt") || !isReady("config.txt"))
  throw new Error("no config");

export const app = express();

app.get("/checked", (req, res) => {
  res.json([
    runAll(perRequest, req.path),
    all(req.path, isText),
    spread(req.path, [isText]),
    isClean(req.path),
    clean(req.path),
  ]);
});

app.get("/files", (req, res) => {
  const found = runAll(atStart, req.path); // ! no-blocking-call
  const named = all(req.path, isText, isFile); // ! no-blocking-call
  const handed = spread(req.path, [isFile]); // ! no-blocking-call
  const ready = isReady(req.path); // ! no-blocking-call
  res.json({ found, named, handed, ready });
});

app.get("/page", (req, res) => {
  res.send(render(String(req.query["text"]))); // ! no-blocking-call
});
