// Right: the same in handlers.
import express from "express";
const app = express();
const modes = [{ n: 1 }, { n: 2 }];
const byName = new Map([["a", { n: 1 }]]);
let a1 = modes[0];
let a2: { n: number } | undefined;
let a3 = "";
let a5: { n: number } | undefined;
app.post("/1", (req, res) => {
  a1 = modes[Number(req.query.i)];
  res.end();
});
app.post("/2", (req, res) => {
  a2 = byName.get(String(req.query.i));
  res.end();
});
app.post("/3", (req, res) => {
  a3 = String(req.query.i);
  res.end();
});
app.post("/5", (req, res) => {
  a5 = modes.find((m) => m.n === Number(req.query.i));
  res.end();
});
app.get("/", (req, res) => {
  res.json({ a1, a2, a3, a5 });
});
