import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from "express";

interface Job {
  readonly sent: boolean;
}
declare function find(id: string): Promise<Job | null>;
declare function jobs(): Promise<Job[]>;
class Halt extends Error {
  constructor(readonly handled: boolean) {
    super("halt");
  }
}
const app = express();
type Handler = (
  req: Request,
  res: Response,
  next: NextFunction,
) => Promise<void>;

/** Whoever it runs: the error goes on. */
const handingOn =
  (run: Handler): RequestHandler =>
  async (req, res, next) => {
    try {
      await run(req, res, next);
    } catch (error) {
      console.error(error);
      next(error);
    }
  };
const answering =
  (run: Handler): RequestHandler =>
  async (req, res, next) => {
    try {
      await run(req, res, next);
    } catch (error) {
      res.status(500).json({ error: String(error) });
    }
  };
const looking =
  (run: Handler): RequestHandler =>
  async (req, res, next) => {
    try {
      await run(req, res, next);
    } catch (error) {
      if (res.headersSent) return;
      next(error);
    }
  };
// prettier-ignore
const logging =
  (run: Handler): RequestHandler =>
  async (req, res, next) => {
    try {
      await run(req, res, next);
    } catch { // !strict must-answer
      console.error(req.path);
    }
  };

app.get(
  "/handed-on",
  handingOn(async (req, res) => {
    res.json({ ok: true });
    if (req.query["late"]) throw new Error("late"); // ! single-answer:throws
  }),
);
app.get(
  "/answered",
  answering(async (req, res) => {
    res.json({ ok: true });
    if (req.query["late"]) throw new Error("late"); // ! single-answer:throws
  }),
);
app.get(
  "/looked",
  looking(async (req, res) => {
    res.json({ ok: true });
    if (req.query["late"]) throw new Error("late");
  }),
);
app.get(
  "/logged",
  logging(async (req, res) => {
    res.json({ ok: true });
    if (req.query["late"]) throw new Error("late");
  }),
);

async function load(req: Request, res: Response): Promise<void> {
  const job = await find(String(req.query["id"]));
  if (!job) {
    res.status(404).end();
    throw new Halt(true);
  }
  res.json(job);
}

/** What the `catch` makes of the error says whether the answer is given. */
app.get("/part", async (req, res, next) => {
  try {
    await load(req, res);
  } catch (error) {
    const { handled } = error as Halt;
    if (handled) return;
    next(error);
  }
});
app.get("/known", async (req, res, next) => {
  try {
    await load(req, res);
  } catch (error) {
    const known = error instanceof Halt && error.handled;
    if (!known) next(error);
  }
});
app.get("/named", async (req, res, next) => {
  try {
    await load(req, res);
  } catch (error) {
    switch ((error as Error).name) {
      case "Halt":
        return;
      default:
        next(error);
    }
  }
});
app.get("/chain", (req, res, next) => {
  load(req, res).catch((error: unknown) => {
    const known = error instanceof Halt;
    if (!known) next(error);
  });
});
app.get("/either", (req, res, next) => {
  load(req, res).catch((error: unknown) => {
    error instanceof Halt || next(error);
  });
});
const refuse = (res: Response, error: unknown): void => {
  if (error instanceof Halt) return;
  res.status(500).json({});
};
app.get("/refused", (req, res) => {
  load(req, res).catch((error: unknown) => {
    refuse(res, error);
  });
});
app.get("/made-anyway", async (req, res, next) => {
  try {
    await load(req, res);
  } catch (error) {
    const text = String(error);
    console.error(text);
    next(error); // ! single-answer:failsOn
  }
});
const fail = (res: Response, error: unknown): void => {
  res.status(500).json({ error: String(error) });
};
app.get("/fails", async (req, res) => {
  try {
    await load(req, res);
  } catch (error) {
    fail(res, error); // ! single-answer:again
  }
});

/** Another `s` than the one that is `state`. */
app.get("/jobs", async (req, res) => {
  const state = { sent: false };
  const s = state;
  if (req.query["all"]) {
    res.json(s);
    state.sent = true;
  }
  for (const s of await jobs()) {
    if (s.sent) continue;
    res.json(1); // ! single-answer:again
    return;
  }
  if (!state.sent) res.end();
});

/** A `slice` of the project's own. */
class Pages {
  slice(from: number, to: number): string[] {
    return [`${from}`, `${to}`];
  }
}
const pages = new Pages();
app.get("/pages", (_req, res) => {
  for (const page of pages.slice(0, 1)) res.json(page); // ! single-answer:againInLoop
  if (pages.slice(0, 1).length === 0) res.end();
});
/** What the helper makes of an error that may be one behind an answer. */
app.get("/settled", async (req, res) => {
  try {
    await load(req, res);
  } catch (error) {
    refuse(res, error);
  }
});
async function show(res: Response, id: unknown): Promise<void> {
  const job = await find(String(id));
  if (!job) {
    res.status(404).end();
    throw new Halt(true);
  }
  res.json(job);
}
app.get("/second", (req, res, next) => {
  show(res, req.query["id"]).then(() => undefined, next); // ! single-answer:continues
});
