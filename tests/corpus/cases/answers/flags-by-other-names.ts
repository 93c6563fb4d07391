// What says that the answer is given may go by another name, or be set by an assignment with a condition.
import express, { type Request, type Response } from "express";

declare const db: { find(id: string): Promise<{ id: string } | undefined> };
const app = express();

app.get("/a", async (req, res) => {
  const state = { sent: false };
  const s = state;
  if (!req.query["x"]) {
    res.status(400).end();
    state.sent = true;
  }
  if (s.sent) return;
  res.json(await db.find("a"));
});

app.get("/b", async (req, res) => {
  const state = { sent: false };
  const s = state;
  if (!req.query["x"]) {
    res.status(400).end();
    s.sent = true;
  }
  if (state.sent) return;
  res.json(await db.find("a"));
});

app.get("/c", async (req, res) => {
  let sent = false;
  if (!req.query["x"]) {
    res.status(400).end();
    sent ||= true;
  }
  if (sent) return;
  res.json(await db.find("a"));
});

app.get("/d", async (req, res) => {
  let sent = false;
  for (const name of ["x", "y"]) {
    const bad = !req.query[name];
    if (bad && !sent) res.status(400).end();
    sent ||= bad;
  }
  if (sent) return;
  res.json(await db.find("a"));
});

app.get("/e", async (req, res) => {
  const state = { sent: false };
  if (!req.query["x"]) {
    res.status(400).end();
    state.sent ||= true;
  }
  if (state.sent) return;
  res.json(await db.find("a"));
});

app.get("/f", async (req, res) => {
  const state = { sent: false };
  const fail = (status: number): void => {
    res.status(status).end();
    state.sent = true;
  };
  if (!req.query["x"]) fail(400);
  const s = state;
  if (s.sent) return;
  res.json(await db.find("a"));
});

app.get("/g", async (req, res) => {
  const state = { sent: false };
  if (!req.query["x"]) {
    res.status(400).end();
    state.sent = true;
  }
  const { sent } = state;
  if (sent) return;
  res.json(await db.find("a"));
});

app.get("/h", async (req, res) => {
  const state = { sent: false };
  if (!req.query["x"]) {
    res.status(400).end();
    state.sent = true;
  }
  const done = state.sent;
  if (done) return;
  res.json(await db.find("a"));
});

app.get("/i", async (req, res) => {
  let sent = false;
  if (!req.query["x"]) {
    res.status(400).end();
    sent = sent || true;
  }
  const done = sent;
  if (done) return;
  res.json(await db.find("a"));
});
function validate(req: Request, res: Response, state: { sent: boolean }): void {
  if (!req.query["x"]) {
    res.status(400).end();
    state.sent ||= true;
  }
}

app.get("/j", async (req, res) => {
  const state = { sent: false };
  validate(req, res, state);
  const s = state;
  if (s.sent) return;
  res.json(await db.find("a"));
});

app.get("/k", async (req, res) => {
  let sent = false;
  const bad = !req.query["x"];
  if (bad) res.status(400).end();
  sent ||= bad;
  if (sent) return;
  res.json(await db.find("a"));
});

app.get("/l", async (req, res) => {
  let ok = true;
  if (!req.query["x"]) {
    res.status(400).end();
    ok &&= false;
  }
  if (!ok) return;
  res.json(await db.find("a"));
});

app.get("/m", async (req, res) => {
  const errors: string[] = [];
  const e = errors;
  if (!req.query["x"]) {
    res.status(400).end();
    e.push("x");
  }
  if (errors.length > 0) return;
  res.json(await db.find("a"));
});

app.get("/n", async (req, res) => {
  let failure: Error | undefined;
  if (!req.query["x"]) {
    res.status(400).end();
    failure ??= new Error("x");
  }
  if (failure) return;
  res.json(await db.find("a"));
});

app.get("/wrong-a", async (req, res) => {
  const state = { sent: false };
  const s = state;
  if (!req.query["x"]) {
    res.status(400).end();
    state.sent = false;
  }
  if (s.sent) return;
  res.json(await db.find("a")); // ! single-answer:again
});

app.get("/wrong-b", async (req, res) => {
  const state = { sent: false, other: false };
  const s = state;
  if (!req.query["x"]) {
    res.status(400).end();
    s.sent = true;
  }
  if (state.other) return;
  res.json(await db.find("a")); // ! single-answer:again
});

app.get("/wrong-c", async (req, res) => {
  let sent = false;
  if (!req.query["x"]) {
    res.status(400).end();
    sent ||= true;
  }
  if (!sent) return; // !strict must-answer
  res.json(await db.find("a")); // ! single-answer:again
});

app.get("/wrong-e", async (req, res) => {
  const state = { sent: false };
  if (!req.query["x"]) {
    res.status(400).end();
    state.sent &&= true;
  }
  if (state.sent) return;
  res.json(await db.find("a")); // ! single-answer:again
});

app.get("/wrong-h", async (req, res) => {
  const state = { sent: false };
  const done = state.sent;
  if (!req.query["x"]) {
    res.status(400).end();
    state.sent = true;
  }
  if (done) return;
  res.json(await db.find("a")); // ! single-answer:again
});

app.get("/wrong-l", async (req, res) => {
  let ok = true;
  if (!req.query["x"]) {
    res.status(400).end();
    ok &&= false;
  }
  if (ok) return; // !strict must-answer
  res.json(await db.find("a")); // ! single-answer:again
});
