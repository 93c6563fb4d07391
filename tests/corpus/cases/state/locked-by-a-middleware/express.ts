import { Mutex } from "async-mutex";
import express, { Router, type RequestHandler } from "express";

declare function save(name: string, count: number): Promise<void>;

const mutex = new Mutex();

const locked: RequestHandler = async (_req, res, next) => {
  const release = await mutex.acquire();
  res.once("close", release);
  next();
};

// `next()` comes back before the handlers behind it are done.
const lockedShortly: RequestHandler = async (_req, _res, next) => {
  const release = await mutex.acquire();
  try {
    next();
  } finally {
    release();
  }
};

const lockedAround: RequestHandler = async (_req, _res, next) => {
  await mutex.runExclusive(() => {
    next();
  });
};

const app = express();
const router = Router();

let orders = 0;
router.post("/orders", locked, async (_req, res) => {
  const before = orders;
  await save("orders", before);
  orders = before + 1;
  res.end();
});

let seats = 0;
router.post("/seats", lockedShortly, async (_req, res) => {
  const before = seats;
  await save("seats", before);
  seats = before + 1; // ! no-shared-state-race
  res.end();
});

let mails = 0;
router.post("/mails", lockedAround, async (_req, res) => {
  const before = mails;
  await save("mails", before);
  mails = before + 1; // ! no-shared-state-race
  res.end();
});

app.use(router);

let early = 0;
app.post("/early", async (_req, res) => {
  const before = early;
  await save("early", before);
  early = before + 1; // ! no-shared-state-race
  res.end();
});

app.use(locked);

let late = 0;
app.post("/late", async (_req, res) => {
  const before = late;
  await save("late", before);
  late = before + 1;
  res.end();
});

const inner = Router();
let nested = 0;
inner.post("/nested", async (_req, res) => {
  const before = nested;
  await save("nested", before);
  nested = before + 1;
  res.end();
});
app.use("/inner", inner);
