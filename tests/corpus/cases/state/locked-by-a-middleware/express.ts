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

// What gives the lock back comes before the answer.
const lockedAWhile: RequestHandler = async (_req, _res, next) => {
  const release = await mutex.acquire();
  setTimeout(release, 50);
  next();
};

const lockedUntilRead: RequestHandler = async (req, _res, next) => {
  const release = await mutex.acquire();
  req.on("end", release);
  next();
};

const lockedButNotForever: RequestHandler = async (_req, res, next) => {
  const release = await mutex.acquire();
  const timer = setTimeout(release, 30_000);
  res.once("close", () => {
    clearTimeout(timer);
    release();
  });
  next();
};

const shop = express();

let bills = 0;
shop.post("/bills", lockedAWhile, async (_req, res) => {
  const before = bills;
  await save("bills", before);
  bills = before + 1; // ! no-shared-state-race
  res.end();
});

let parcels = 0;
shop.post("/parcels", lockedUntilRead, async (_req, res) => {
  const before = parcels;
  await save("parcels", before);
  parcels = before + 1; // ! no-shared-state-race
  res.end();
});

let letters = 0;
shop.post("/letters", lockedButNotForever, async (_req, res) => {
  const before = letters;
  await save("letters", before);
  letters = before + 1;
  res.end();
});

// The answer gives the lock back, and comes first.
let stamps = 0;
shop.post("/stamps", locked, async (_req, res) => {
  const before = stamps;
  res.json({ before });
  await save("stamps", before);
  stamps = before + 1; // ! no-shared-state-race
});

let cards = 0;
shop.post("/cards", locked, async (req, res) => {
  if (!req.query["card"]) {
    res.sendStatus(400);
    return;
  }
  const before = cards;
  await save("cards", before);
  cards = before + 1;
  res.json({ cards });
});

export { app, shop };
