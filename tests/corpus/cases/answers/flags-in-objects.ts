import express, { type Request, type Response } from "express";

declare function work(id: string): Promise<string>;
declare function isValid(value: unknown): boolean;
const router = express.Router();

router.get("/record", async (req, res) => {
  const state = { sent: false };
  if (!isValid(req.query)) {
    res.status(400).json({});
    state.sent = true;
  }
  const found = await work("a");
  if (!state.sent) res.json(found);
});

router.get("/timer", async (_req, res) => {
  const state = { sent: false };
  const timer = setTimeout(() => {
    if (state.sent) return;
    state.sent = true;
    res.status(503).end();
  }, 1000);
  const found = await work("b");
  clearTimeout(timer);
  if (state.sent) return;
  state.sent = true;
  res.json(found);
});

router.get("/closure", async (req, res) => {
  const state = { sent: false };
  const fail = (code: number): void => {
    if (state.sent) return;
    state.sent = true;
    res.status(code).end();
  };
  if (!isValid(req.query)) fail(400);
  const found = await work("a");
  if (!state.sent) res.json(found);
});

router.get("/twice", (req, res) => {
  const result = { done: false };
  if (req.query["x"]) {
    result.done = true;
    res.json({});
  }
  if (!result.done) {
    result.done = true;
    res.json({ a: 1 });
  }
  if (!result.done) res.json({ a: 1 });
});

router.get("/loop", (_req, res) => {
  const state = { sent: false };
  for (const value of [1, 2]) {
    if (state.sent) continue;
    if (!isValid(value)) {
      state.sent = true;
      res.status(400).end();
    }
  }
  if (!state.sent) res.json({});
});

router.get("/aborted", (req, res) => {
  const context: { answered?: boolean } = {};
  req.on("aborted", () => {
    context.answered = true;
  });
  if (!isValid(req.query)) {
    context.answered = true;
    res.status(400).json({});
  }
  if (context.answered) return;
  res.json({});
});

router.get("/by-a-helper", async (req, res) => {
  const state = { sent: false };
  await reject(req, res, state);
  if (state.sent) return;
  res.json({});
});

async function reject(
  req: Request,
  res: Response,
  state: { sent: boolean },
): Promise<void> {
  if ((await work(req.path)) === "fine") return;
  state.sent = true;
  res.status(400).end();
}

class Page {
  sent = false;

  show(req: Request, res: Response): void {
    this.sent = false;
    if (!isValid(req.query)) {
      res.status(400).end();
      this.sent = true;
    }
    if (!this.sent) res.json({});
  }
}

router.get("/page", (req, res) => {
  new Page().show(req, res);
});

router.get("/problems", (req, res) => {
  const problems: string[] = [];
  if (!isValid(req.query)) {
    problems.push("query");
    res.status(400).end();
  }
  if (problems.length === 0) res.json({});
});

router.get("/problems-elsewhere", (req, res) => {
  const problems: string[] = [];
  if (!isValid(req.path)) problems.push("path");
  if (!isValid(req.query)) res.status(400).end();
  if (problems.length === 0) res.json({}); // ! single-answer:again
});

router.get("/never-set", (req, res) => {
  const state = { sent: false };
  if (!isValid(req.query)) res.status(400).json({});
  if (!state.sent) res.json({}); // ! single-answer:again
});

router.get("/set-to-the-wrong-value", (req, res) => {
  const state = { sent: true };
  if (!isValid(req.query)) {
    res.status(400).json({});
    state.sent = false;
  }
  if (!state.sent) res.json({}); // ! single-answer:again
});

router.get("/another-property", (req, res) => {
  const state = { sent: false, tries: 0 };
  if (!isValid(req.query)) {
    res.status(400).json({});
    state.tries = 1;
  }
  if (!state.sent) res.json({}); // ! single-answer:again
});

router.get("/counted", (req, res) => {
  let tries = 0;
  if (!isValid(req.query)) {
    tries += 1;
    res.status(400).json({});
  }
  if (tries !== 2) res.json({}); // ! single-answer:again
});

export { router };
