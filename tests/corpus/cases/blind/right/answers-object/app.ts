import express from "express";
import { Answers } from "./answers";

const app = express();

app.post("/returned", async (_req, res) => {
  const answers = new Answers(res);
  const existing = await fetch("https://ship.example");
  if (existing.ok) {
    answers.conflict();
    return;
  }
  answers.note("x");
  answers.created("x");
});
app.post("/chained", async (_req, res) => {
  const answers = new Answers(res);
  await fetch("https://ship.example");
  answers.note("x").created("x");
});
app.post("/continued", async (_req, res, next) => {
  const answers = new Answers(res).note("a");
  const existing = await fetch("https://ship.example");
  if (existing.ok) answers.conflict();
  else next();
});
app.post("/later", async (_req, res) => {
  const answers = new Answers(res);
  const existing = await fetch("https://ship.example");
  if (existing.ok) answers.later();
  else await answers.slow();
});
app.post("/given", async (_req, res) => {
  const answers = new Answers(res);
  await Promise.resolve(answers);
});

export { app };
