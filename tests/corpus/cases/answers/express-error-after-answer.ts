// An error that is handed on behind an answer: Express has nothing left to do with it but to close the connection.
import express, { type ErrorRequestHandler } from "express";

declare function load(id: string): Promise<string>;

const app = express();

app.get("/pages/:id", async (req, res, next) => {
  try {
    res.send(await load(req.params.id));
  } catch (error) {
    res.status(500).json({ error: "no page" });
    next(error); // ! single-answer:failsOn
  }
});

app.get("/parts/:id", (req, res, next) => {
  if (req.params.id === "0") res.sendStatus(404);
  next(new Error("no part")); // ! single-answer:failsOn
});

app.get("/either/:id", (req, res, next) => {
  if (req.params.id === "0") res.sendStatus(404);
  next(); // ! single-answer:continues
});

app.get("/right/:id", async (req, res, next) => {
  try {
    res.send(await load(req.params.id));
  } catch (error) {
    next(error);
  }
});

const answers: ErrorRequestHandler = (error, _req, res, next) => {
  res.status(500).json({ error: "internal" });
  next(error); // ! single-answer:failsOn
};

const leavesIt: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) {
    next(error);
    return;
  }
  res.status(500).json({ error: "internal" });
};

app.use(answers, leavesIt);
