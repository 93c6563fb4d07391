// Since when the list of mirrors holds is the same for all; when a request began is its own.
import express from "express";

import { mirrors, stopwatch, watch } from "./mirrors.ts";

export const app = express();

async function download(path: string): Promise<string> {
  const [url = ""] = mirrors.usable();
  const response = await fetch(url + path);
  if (!response.ok) mirrors.failed(url);
  return await response.text();
}

async function announce(path: string): Promise<void> {
  for (const url of mirrors.usable()) await fetch(url, { body: path });
}

app.get("/files/:name", async (req, res) => {
  const text = await download(req.params.name);
  await announce(req.params.name); // !strict no-shared-state-race:readBack
  res.send(text);
});

app.get("/mirrors", (_req, res) => {
  res.json(mirrors.usable());
});

app.post("/mirrors", async (_req, res) => {
  await mirrors.probe();
  res.end();
});

app.get("/timed/:name", async (req, res) => {
  stopwatch.start();
  const text = await download(req.params.name);
  res.set("x-elapsed", String(stopwatch.elapsed())); // ! no-shared-state-race:readBack
  res.send(text);
});

// How long it took is its own, though others ask, too.
app.get("/watched/:name", async (req, res) => {
  watch.start();
  const text = await download(req.params.name);
  res.set("x-elapsed", String(watch.elapsed())); // ! no-shared-state-race:readBack
  res.send(text);
});

app.get("/watched", (_req, res) => {
  res.send(String(watch.elapsed()));
});
