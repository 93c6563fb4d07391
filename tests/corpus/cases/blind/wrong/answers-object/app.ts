import express from "express";
import { Answers } from "./answers";

const app = express();

app.post("/twice", async (_req, res) => {
  const answers = new Answers(res);
  const existing = await fetch("https://ship.example");
  if (existing.ok) answers.conflict();
  answers.created("x"); // ! single-answer:again
});
app.post("/on", async (_req, res, next) => {
  const answers = new Answers(res);
  const existing = await fetch("https://ship.example");
  if (existing.ok) answers.conflict();
  next(); // ! single-answer:continues
});

export { app };
