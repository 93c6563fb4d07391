import express from "express";
import { user, setUser, visits, setVisits, visit } from "./state.ts";
const app = express();
app.get("/w", async (q, s) => {
  setUser(q.ip ?? ""); // ! no-request-state-leak
  await fetch("/x");
  s.send(user);
});
app.get("/w2", async (_q, s) => {
  const n = visits;
  await fetch("/x");
  setVisits(n + 1); // ! no-shared-state-race
  s.end();
});
app.get("/r", async (_q, s) => {
  visit();
  await fetch("/x");
  s.json({ visits });
});
