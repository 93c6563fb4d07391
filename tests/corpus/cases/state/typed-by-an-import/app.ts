// A variable that has the type of an import is its own: only a declaration alone (`declare const`) stands for it.
import { setTimeout as sleep } from "node:timers/promises";
import express from "express";

declare const write: typeof import("./store").write;

export const app = express();

app.get("/own", async (req, res) => {
  let items: typeof import("./store").items;
  items = ["first"];
  const before = items.length;
  await sleep(1);
  items.push(String(before), String(req.query["item"]));
  res.json(items);
});

app.post("/write", (_req, res) => {
  write(); // ! no-blocking-call:blocksThrough
  res.end();
});

let save: typeof import("./store").write;

export function saveWith(own: typeof save): void {
  save = own;
}

app.post("/save", (_req, res) => {
  save();
  res.end();
});
