// A handler picks the function by the request: objects, maps and arrays of functions.
import express from "express";
import {
  covered,
  exporters,
  exportersByMime,
  lightExporters,
  registered,
  type Kind,
  type Row,
} from "./exporters";
import { checks, lightSteps, ownSteps, replacedSteps, steps } from "./steps";

declare function rowsOf(id: string): Promise<readonly Row[]>;

const app = express();

app.get("/export/:kind", async (req, res) => {
  const rows = await rowsOf("a");
  res.send(exporters[req.params.kind as Kind](rows)); // ! no-blocking-call
});

app.get("/export-by-variable/:kind", async (req, res) => {
  const toText = exporters[req.params.kind as Kind];
  res.send(toText(await rowsOf("a"))); // ! no-blocking-call
});

app.get("/export-by-mime", async (req, res) => {
  const exporter = exportersByMime.get(req.headers.accept ?? "");
  if (!exporter) {
    res.sendStatus(406);
    return;
  }
  res.send(await exporter(await rowsOf("a"))); // ! no-blocking-call
});

app.get("/export-registered", async (req, res) => {
  const rows = await rowsOf("a");
  res.send(await registered.get(String(req.query["as"]))!(rows)); // ! no-blocking-call
});

app.get("/export-light/:kind", async (req, res) => {
  const kind = req.params.kind === "csv" ? "csv" : "covered";
  res.send(await lightExporters[kind](await rowsOf("a")));
});

app.get("/export-covered", async (_req, res) => {
  res.send((await covered.get("csv")?.(await rowsOf("a"))) ?? "");
});

app.get("/export-csv", async (_req, res) => {
  res.send(exporters.csv(await rowsOf("a")));
});

app.post("/documents", (_req, res) => {
  let text = "";
  for (const step of steps) text = step(text); // ! no-blocking-call
  res.send(text);
});

app.post("/documents/folded", (_req, res) => {
  res.send(steps.reduce((text, step) => step(text), "")); // ! no-blocking-call
});

app.post("/documents/light", (_req, res) => {
  let text = "";
  for (const step of lightSteps) text = step(text);
  res.send(lightSteps.reduce((result, step) => step(result), text));
});

app.get("/ready", (_req, res) => {
  const failed = Object.entries(checks).filter(([, check]) => !check()); // ! no-blocking-call
  res.status(failed.length > 0 ? 503 : 200).json(failed.map(([name]) => name));
});

app.get("/ready/first", (_req, res) => {
  const [check] = Object.values(checks);
  res.sendStatus(check?.() === true ? 200 : 503); // ! no-blocking-call
});

app.get("/names", (_req, res) => {
  res.json([Object.keys(checks), Object.keys(exporters), steps.length]);
});

app.get("/steps/:text", (req, res) => {
  const { text } = req.params;
  res.json([
    replacedSteps["sign"]?.(text),
    ownSteps["sign"]?.(text), // ! no-blocking-call
  ]);
});

export { app };
