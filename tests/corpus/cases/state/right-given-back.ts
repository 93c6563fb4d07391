import express from "express";
import { Mutex } from "async-mutex";

declare function build(id: string): Promise<string>;

class ConflictError extends Error {}

const app = express();

/** The check stands before the `try`. */
let isBusy = false;

app.post("/reports", async (req, res, next) => {
  if (isBusy) return next(new ConflictError("a report is being built"));
  isBusy = true;
  try {
    res.json(await build("report"));
  } catch (error) {
    next(error);
  } finally {
    isBusy = false;
  }
});

/** Who is turned away was counted as well. */
let active = 0;

app.post("/previews", async (req, res) => {
  active++;
  try {
    if (active > 5) {
      res.status(503).end();
      return;
    }
    res.send(await build("preview"));
  } finally {
    active--;
  }
});

/** Whoever has claimed notes it. */
let exporting = false;

app.post("/exports", async (req, res) => {
  let isMine = false;
  try {
    if (exporting) return res.status(409).json({ error: "running" });
    exporting = true;
    isMine = true;
    return res.json(await build("export"));
  } finally {
    if (isMine) exporting = false;
  }
});

/** Each takes out its own; the check is about how many there are. */
const running = new Set<string>();

app.post("/renders", async (req, res) => {
  const id = crypto.randomUUID();
  try {
    if (running.size >= 5) return res.sendStatus(503);
    running.add(id);
    return res.json(await build(id));
  } finally {
    running.delete(id);
  }
});

/** The one that finds a claim is told apart before it is given back. */
let importing = false;

app.post("/imports", async (req, res) => {
  try {
    if (importing) throw new ConflictError("busy");
    importing = true;
    res.json(await build("import"));
    importing = false;
  } catch (error) {
    if (error instanceof ConflictError) return res.sendStatus(409);
    importing = false;
    throw error;
  }
});

/** Whoever comes second waits for the first one. */
let loading: Promise<string> | undefined;

app.get("/rates", async (req, res) => {
  try {
    if (loading) return res.json(await loading);
    loading = build("rates");
    return res.json(await loading);
  } finally {
    loading = undefined;
  }
});

/** Nobody is refused while a lock keeps all others out. */
const mutex = new Mutex();
let isWriting = false;

app.post("/archive", (req, res) =>
  mutex.runExclusive(async () => {
    try {
      if (isWriting) return res.sendStatus(409);
      isWriting = true;
      return res.json(await build("archive"));
    } finally {
      isWriting = false;
    }
  }),
);

/** Nothing waits while it is held. */
let isHere = false;

app.post("/ping", (req, res) => {
  try {
    if (isHere) return res.sendStatus(409);
    isHere = true;
    return res.json({});
  } finally {
    isHere = false;
  }
});

export { app };
