// A branch that answers and writes down that it did: what is asked behind it goes by that, also where the value itself can't be seen.
import express from "express";

interface Outcome {
  failure?: unknown;
  count: number;
  part: { closed: boolean };
}

declare const jobs: { run(id: unknown): Promise<number> };

const app = express();

app.post("/caught", async (req, res, next) => {
  let failure: unknown;
  try {
    await jobs.run(req.query.id);
  } catch (error) {
    failure = error;
    res.status(500).end();
  }
  if (!failure) next();
});

app.post("/caught-in-object", async (req, res, next) => {
  const outcome: Outcome = { count: 0, part: { closed: false } };
  try {
    await jobs.run(req.query.id);
  } catch (error) {
    outcome.failure = error;
    res.status(500).end();
  }
  if (!outcome.failure) next();
});

app.post("/counted", (req, res, next) => {
  let answers = 0;
  if (!req.query.id) {
    answers++;
    res.status(400).end();
  }
  if (answers === 0) next();
});

app.post("/counted-in-object", (req, res, next) => {
  const outcome: Outcome = { count: 0, part: { closed: false } };
  if (!req.query.id) {
    res.status(400).end();
    outcome.count += 1;
  }
  if (outcome.count === 0) next();
});

app.post("/part", (req, res, next) => {
  const outcome: Outcome = { count: 0, part: { closed: false } };
  if (!req.query.id) {
    outcome.part = { closed: true };
    res.status(400).end();
  }
  if (!outcome.part.closed) next();
});

/** Written elsewhere than where it is answered. */
app.post("/before", async (req, res, next) => {
  let done = 0;
  if (req.query.now) {
    done = await jobs.run(req.query.id);
  }
  if (!req.query.id) {
    res.status(400).end();
  }
  if (done > 0) next(); // ! single-answer
});

/** Asked for before it is answered. */
app.post("/asked", async (req, res, next) => {
  let done = 0;
  if (req.query.id) {
    done = await jobs.run(req.query.id);
    if (done > 5) res.status(400).end();
  }
  if (done > 3) next(); // ! single-answer
});

/** Something else is written. */
app.post("/other", (req, res, next) => {
  const outcome: Outcome = { count: 0, part: { closed: false } };
  if (!req.query.id) {
    outcome.count += 1;
    res.status(400).end();
  }
  if (!outcome.part.closed) next(); // ! single-answer
});
