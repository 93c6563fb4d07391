// Callbacks that answer for some of what they are given, and an answer behind them that comes in any case.
import { appendFile, unlink } from "node:fs";
import express, { type Response } from "express";

interface Row {
  readonly id: string;
}

declare const jwt: {
  verify(
    token: string,
    secret: string,
    done: (error: Error | null, payload?: Row) => void,
  ): void;
};
declare function find(
  id: string,
  done: (error: Error | null, row?: Row) => void,
): void;
declare function saved(id: string): Promise<boolean>;

const app = express();

app.get("/posts/:id", (req, res) => {
  const token = req.get("x-token");
  if (token) {
    jwt.verify(token, "secret", async (error, payload) => {
      if (!error && payload) {
        res.status(200).json({ saved: await saved(payload.id) });
      }
    });
  }
  res.status(200).json({ saved: false }); // ! single-answer:beforeCallback
});

app.delete("/posts/:id", (req, res) => {
  unlink(`posts/${req.params.id}`, (error) => {
    if (error) res.status(500).json({ error: error.message });
  });
  res.json({ removed: true }); // ! single-answer:beforeCallback
});

app.get("/v2/posts/:id", (req, res) => {
  const token = req.get("x-token");
  if (!token) {
    res.status(200).json({ saved: false });
    return;
  }
  jwt.verify(token, "secret", (error, payload) => {
    if (error || !payload) res.status(200).json({ saved: false });
    else res.status(200).json({ saved: true });
  });
});

// Only an error goes on, to who handles errors.
app.post("/log", (req, res, next) => {
  appendFile("log", req.path, (error) => {
    if (error) next(error);
  });
  res.json({ noted: true });
});

app.get("/file", (_req, res) => {
  res.sendFile("/srv/report.pdf", (error) => {
    if (error) res.status(404).end();
  });
});

// Who comes first is told by something outside of the callback.
app.get("/raced", (_req, res) => {
  let done = false;
  find("1", (_error, row) => {
    if (!done && row) res.json(row);
  });
  if (Math.random() < 0.5) {
    done = true;
    res.json({ early: true });
  }
});

app.get("/sent", (_req, res) => {
  find("1", (_error, row) => {
    if (row && !res.headersSent) res.json(row);
  });
  res.json({ early: true });
});

function finish(res: Response, row?: Row): void {
  if (!res.headersSent && row) res.json(row);
}

app.get("/finished", (_req, res) => {
  find("1", (_error, row) => {
    finish(res, row);
  });
  res.json({ early: true });
});

app.get("/branches", (req, res) => {
  if (req.query["id"]) {
    find(String(req.query["id"]), (error, row) => {
      if (row) res.json(row);
      else res.status(500).end(error?.message);
    });
  } else {
    res.json({ none: true });
  }
});

export { app };
