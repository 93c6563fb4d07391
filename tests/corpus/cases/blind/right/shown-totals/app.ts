import express from "express";
import { logTotals, statistics, totals } from "./totals";

const app = express();

app.use((req, _res, next) => {
  totals.requests++;
  totals.lastUser = req.get("x-user") ?? "";
  logTotals();
  next();
});
app.get("/statistics", (_req, res) => {
  res.json(statistics());
});

export { app };
