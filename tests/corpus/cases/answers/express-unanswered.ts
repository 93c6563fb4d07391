import express, {
  type NextFunction,
  type Request,
  type Response,
} from "express";

interface Row {
  readonly id: number;
}
declare const db: {
  query(text: string, done: (error: Error | null, rows: Row[]) => void): void;
};
declare function load(id: string): Promise<Row | null>;
declare const log: { error(error: unknown): void };

const app = express();

// prettier-ignore
app.get("/forgotten", async (req, res) => { // !strict must-answer:ends
  const row = await load("1");
  if (row) res.json(row);
});

// prettier-ignore
app.use((req, res, next) => { // !strict must-answer:ends
  if (req.header("authorization")) next();
});

app.get("/early", async (req, res) => {
  const row = await load("1");
  if (!row) {
    log.error("no row");
    return; // !strict must-answer:returns
  }
  res.json(row);
});

// prettier-ignore
app.get("/swallowed", async (req, res) => {
  try {
    res.json(await load("1"));
  } catch (error) { // !strict must-answer:swallows
    log.error(error);
  }
});

app.get("/callback", (req, res) => {
  db.query("select 1", (error, rows) => {
    if (error) {
      log.error(error);
      return; // !strict must-answer:returns
    }
    res.json(rows);
  });
});

app.get("/promise", (req, res) => {
  load("1")
    .then((row) => res.json(row))
    .catch(log.error); // !strict must-answer:swallows
});

// prettier-ignore
app.get("/status", (req, res) => { // !strict must-answer:ends
  res.status(204);
});

app.get("/value", () => {
  return { ok: true };
});

// prettier-ignore
app.post("/switch", (req, res) => { // !strict must-answer:ends
  switch (String(req.query["kind"])) {
    case "a":
      res.json({ a: 1 });
      break;
    case "b":
      res.json({ b: 1 });
      break;
  }
});

// Right from here on.

app.get("/right/throws", async (req, res) => {
  const row = await load("1");
  if (!row) throw new Error("no row");
  res.json(row);
});

app.get("/right/aborted", async (req, res) => {
  const row = await load("1");
  if (req.destroyed) return;
  res.json(row);
});

app.get("/right/sent", (req, res) => {
  if (res.headersSent) return;
  res.json({ ok: true });
});

app.get("/right/hand", (req, res) => {
  new Job(res).start();
});

class Job {
  readonly #res: Response;
  constructor(res: Response) {
    this.#res = res;
  }
  start(): void {
    setTimeout(() => this.#res.json({ ok: true }), 10);
  }
}

app.get("/right/promise", async (req, res) => {
  await new Promise<void>((resolve, reject) => {
    db.query("select 1", (error, rows) => {
      if (error) {
        reject(error);
        return;
      }
      res.json(rows);
      resolve();
    });
  });
});

app.get("/right/all", async (req, res) => {
  const rows = await Promise.all(["1", "2"].map((id) => load(id)));
  res.json(rows);
});

export function remember(req: Request, res: Response): boolean {
  if (!req.header("cookie")) {
    res.cookie("seen", "1");
    return true;
  }
  return false;
}

app.use((req: Request, res: Response, next: NextFunction) => {
  setTimeout(next, 10);
});

app.use((req, res, next) => {
  load("1").then(() => next(), next);
});

// A status alone is no answer, and Express takes no notice of what is returned.
app.get("/status/:id", (req, res) => {
  if (!req.params.id.startsWith("a")) return res.status(404); // !strict must-answer:returns
  return res.json(req.params.id);
});

export default app;
