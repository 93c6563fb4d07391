// Handlers that a function of the project runs under its lock.
import { Mutex, Semaphore } from "async-mutex";
import express, {
  type Request,
  type RequestHandler,
  type Response,
} from "express";

declare function save(name: string, count: number): Promise<void>;

type Handler = (request: Request, response: Response) => Promise<void>;

const mutex = new Mutex();
const three = new Semaphore(3);
const app = express();

const exclusive =
  (handler: Handler): RequestHandler =>
  (req, res, next) => {
    mutex.runExclusive(() => handler(req, res)).catch(next);
  };

let orders = 0;
app.post(
  "/orders",
  exclusive(async (_req, res) => {
    const before = orders;
    await save("orders", before);
    orders = before + 1;
    res.json({ orders });
  }),
);

function inTurn(handler: Handler): RequestHandler {
  let tail: Promise<void> = Promise.resolve();
  return (req, res, next) => {
    tail = tail.then(() => handler(req, res)).catch(next);
  };
}

let invoices = 0;
const addInvoice: Handler = async (_req, res) => {
  const before = invoices;
  await save("invoices", before);
  invoices = before + 1;
  res.json({ invoices });
};
app.post("/invoices", inTurn(addInvoice));

const locks = new Map<string, Mutex>();

function lockOf(user: string): Mutex {
  let lock = locks.get(user);
  if (!lock) locks.set(user, (lock = new Mutex()));
  return lock;
}

const perUser =
  (handler: Handler): RequestHandler =>
  (req, res, next) => {
    lockOf(String(req.params["user"]))
      .runExclusive(() => handler(req, res))
      .catch(next);
  };

const credit = new Map<string, number>();
app.post(
  "/users/:user/credit",
  perUser(async (req, res) => {
    const user = String(req.params["user"]);
    const before = credit.get(user) ?? 0;
    await save(user, before);
    credit.set(user, before + 1);
    res.end();
  }),
);

// All users have that in common.
let total = 0;
app.post(
  "/users/:user/total",
  perUser(async (_req, res) => {
    const before = total;
    await save("total", before);
    total = before + 1; // ! no-shared-state-race
    res.end();
  }),
);

const withItsOwn =
  (handler: Handler): RequestHandler =>
  (req, res, next) => {
    const own = new Mutex();
    own.runExclusive(() => handler(req, res)).catch(next);
  };

let tickets = 0;
app.post(
  "/tickets",
  withItsOwn(async (_req, res) => {
    const before = tickets;
    await save("tickets", before);
    tickets = before + 1; // ! no-shared-state-race
    res.end();
  }),
);

const threeAtOnce =
  (handler: Handler): RequestHandler =>
  (req, res, next) => {
    three.runExclusive(() => handler(req, res)).catch(next);
  };

let seats = 0;
app.post(
  "/seats",
  threeAtOnce(async (_req, res) => {
    const before = seats;
    await save("seats", before);
    seats = before + 1; // ! no-shared-state-race
    res.end();
  }),
);

const notWaited =
  (handler: Handler): RequestHandler =>
  async (req, res) => {
    await mutex.runExclusive(() => {
      void handler(req, res);
    });
  };

let mails = 0;
app.post(
  "/mails",
  notWaited(async (_req, res) => {
    const before = mails;
    await save("mails", before);
    mails = before + 1; // ! no-shared-state-race
    res.end();
  }),
);

const mostly =
  (handler: Handler): RequestHandler =>
  async (req, res) => {
    if (req.query["fast"]) return handler(req, res);
    return mutex.runExclusive(() => handler(req, res));
  };

let parcels = 0;
app.post(
  "/parcels",
  mostly(async (_req, res) => {
    const before = parcels;
    await save("parcels", before);
    parcels = before + 1; // ! no-shared-state-race
    res.end();
  }),
);

// Each of the two has a queue of its own.
let letters = 0;
const addLetter: Handler = async (_req, res) => {
  const before = letters;
  await save("letters", before);
  letters = before + 1; // ! no-shared-state-race
  res.end();
};
app.post("/letters", inTurn(addLetter));
app.post("/letters/more", inTurn(addLetter));

const timed =
  (handler: Handler): Handler =>
  async (req, res) => {
    const start = Date.now();
    await handler(req, res);
    console.log(req.path, Date.now() - start);
  };

let labels = 0;
app.post(
  "/labels",
  exclusive(
    timed(async (_req, res) => {
      const before = labels;
      await save("labels", before);
      labels = before + 1;
      res.end();
    }),
  ),
);

const forgetting =
  (handler: Handler): Handler =>
  async (req, res) => {
    handler(req, res).catch(console.error);
  };

let stamps = 0;
app.post(
  "/stamps",
  exclusive(
    forgetting(async (_req, res) => {
      const before = stamps;
      await save("stamps", before);
      stamps = before + 1; // ! no-shared-state-race
      res.end();
    }),
  ),
);

const forgettingInside =
  (handler: Handler): RequestHandler =>
  (req, res, next) => {
    mutex
      .runExclusive(() => {
        handler(req, res).catch(next);
      })
      .catch(next);
  };

let cards = 0;
app.post(
  "/cards",
  forgettingInside(async (_req, res) => {
    const before = cards;
    await save("cards", before);
    cards = before + 1; // ! no-shared-state-race
    res.end();
  }),
);

const givenBackEarly =
  (handler: Handler): RequestHandler =>
  async (req, res, next) => {
    const release = await mutex.acquire();
    handler(req, res).catch(next);
    release();
  };

let bills = 0;
app.post(
  "/bills",
  givenBackEarly(async (_req, res) => {
    const before = bills;
    await save("bills", before);
    bills = before + 1; // ! no-shared-state-race
    res.end();
  }),
);

const once = (handler: Handler): RequestHandler => {
  let done = false;
  return (req, res, next) => {
    if (done) {
      next();
      return;
    }
    done = true;
    handler(req, res).catch(next);
  };
};

let installed = 0;
app.post(
  "/install",
  once(async (_req, res) => {
    const before = installed;
    await save("installed", before);
    installed = before + 1;
    res.end();
  }),
);

// What is begun there goes on when the lock has been given back.
let reminders = 0;
app.post(
  "/reminders",
  exclusive(async (_req, res) => {
    res.end();
    setTimeout(async () => {
      const before = reminders;
      await save("reminders", before);
      reminders = before + 1; // ! no-shared-state-race
    }, 10);
  }),
);

let archives = 0;
app.post(
  "/archives",
  exclusive(async (_req, res) => {
    void (async () => {
      const before = archives;
      await save("archives", before);
      archives = before + 1; // ! no-shared-state-race
    })();
    res.end();
  }),
);

let imports = 0;
app.post(
  "/imports",
  exclusive(async (req, res) => {
    await Promise.resolve(req.path).then(async (path) => {
      const before = imports;
      await save(path, before);
      imports = before + 1;
    });
    res.end();
  }),
);

// Each of the two waits for its own queue.
let balance = 0;
app.post(
  "/balance/up",
  inTurn(async (_req, res) => {
    const before = balance;
    await save("balance", before);
    balance = before + 1; // ! no-shared-state-race
    res.end();
  }),
);
app.post(
  "/balance/down",
  inTurn(async (_req, res) => {
    const before = balance;
    await save("balance", before);
    balance = before - 1; // ! no-shared-state-race
    res.end();
  }),
);

// Both wait for the same lock.
let stock = 0;
app.post(
  "/stock/up",
  exclusive(async (_req, res) => {
    const before = stock;
    await save("stock", before);
    stock = before + 1;
    res.end();
  }),
);
app.post(
  "/stock/down",
  exclusive(async (_req, res) => {
    const before = stock;
    await save("stock", before);
    stock = before - 1;
    res.end();
  }),
);
