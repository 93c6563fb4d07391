// Loops that step through time up to now end after so many steps: they don't wait for the clock.
import express from "express";

const app = express();
const day = 24 * 60 * 60 * 1000;

app.get("/days", (_req, res) => {
  const days: string[] = [];
  for (let at = Date.now() - 7 * day; at < Date.now(); at += day)
    days.push(new Date(at).toISOString());
  res.json(days);
});

app.get("/months", (req, res) => {
  const month = new Date(String(req.query.from));
  const months: string[] = [];
  while (month < new Date()) {
    months.push(month.toISOString().slice(0, 7));
    month.setMonth(month.getMonth() + 1);
  }
  res.json(months);
});

app.get("/weeks", (req, res) => {
  let week = new Date(String(req.query.from));
  let weeks = 0;
  while (week < new Date()) {
    week = new Date(week.getTime() + 7 * day);
    weeks++;
  }
  res.json(weeks);
});

app.get("/slow", (_req, res) => {
  const end = Date.now() + 50;
  let spins = 0;
  while (Date.now() < end) spins++; // ! no-blocking-call
  res.json(spins);
});
