// Handlers under a lock of a function of the project: what they call, and what they wait for, is under it as well.
import { Mutex } from "async-mutex";
import express, {
  Router,
  type Request,
  type RequestHandler,
  type Response,
} from "express";

declare function save(name: string, count: number): Promise<void>;

type Handler = (request: Request, response: Response) => Promise<void>;

const mutex = new Mutex();
const app = express();

const exclusive =
  (handler: Handler): RequestHandler =>
  (req, res, next) => {
    mutex.runExclusive(() => handler(req, res)).catch(next);
  };

const withItsOwn = (handler: Handler): RequestHandler => {
  const own = new Mutex();
  return (req, res, next) => {
    own.runExclusive(() => handler(req, res)).catch(next);
  };
};

// One lock for all that the factory registers.
function warehouse(): Router {
  const lock = new Mutex();
  const locked =
    (handler: Handler): RequestHandler =>
    (req, res, next) => {
      lock.runExclusive(() => handler(req, res)).catch(next);
    };
  const router = Router();
  let stock = 0;
  router.post(
    "/up",
    locked(async (_req, res) => {
      const before = stock;
      await save("stock", before);
      stock = before + 1;
      res.end();
    }),
  );
  router.post(
    "/down",
    locked(async (_req, res) => {
      const before = stock;
      await save("stock", before);
      stock = before - 1;
      res.end();
    }),
  );
  return router;
}

app.use("/warehouse", warehouse());

class Ledger {
  private entries = 0;
  private drafts = 0;

  async add(): Promise<void> {
    const before = this.entries;
    await save("entries", before);
    this.entries = before + 1;
  }

  async draft(): Promise<void> {
    const before = this.drafts;
    await save("drafts", before);
    this.drafts = before + 1; // ! no-shared-state-race
  }
}

const ledger = new Ledger();

app.post(
  "/entries",
  exclusive(async (_req, res) => {
    await ledger.add();
    res.end();
  }),
);
app.put(
  "/entries",
  exclusive(async (_req, res) => {
    await ledger.add();
    await ledger.draft();
    res.end();
  }),
);
// It goes on when the lock has been given back.
app.post(
  "/drafts",
  exclusive(async (_req, res) => {
    setTimeout(async () => {
      await ledger.draft();
    }, 10);
    res.end();
  }),
);

let printed = 0;

async function print(): Promise<void> {
  const before = printed;
  await save("printed", before);
  printed = before + 1; // ! no-shared-state-race
}

// Each of the two waits for a lock of its own.
app.post(
  "/print",
  withItsOwn(async (_req, res) => {
    await print();
    res.end();
  }),
);
app.post(
  "/print/again",
  withItsOwn(async (_req, res) => {
    await print();
    res.end();
  }),
);

let mails = 0;
app.post(
  "/mails",
  exclusive(async (_req, res) => {
    await new Promise<void>((resolve, reject) => {
      const before = mails;
      save("mails", before).then(() => {
        mails = before + 1;
        resolve();
      }, reject);
    });
    res.end();
  }),
);

export { app };
