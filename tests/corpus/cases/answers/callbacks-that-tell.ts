// Callbacks that answer for some of what they are given, and code behind them that can know, or doesn't.
import { unlink } from "node:fs";
import express, { type Request, type Response } from "express";

interface Row {
  readonly id: string;
  readonly ok: boolean;
}
type Done = (error: Error | null, row?: Row) => void;

declare const find: (id: string, done: Done) => void;
declare const load: (id: string, done?: Done) => Promise<Row>;
declare const check: <T>(
  token: string,
  done: (error: Error | null, row?: Row) => T,
) => T;
declare const verify: (
  token: string,
  done: (error: any, user: any) => void,
) => void;
declare const authenticate: (
  name: string,
  done: (error: any, user?: unknown) => void,
) => express.RequestHandler;
declare const cache: { get(key: string, done: Done): void } | undefined;
declare const bus: any;
declare const log: { error(...parts: unknown[]): void };

const app = express();

// What the call gives back tells.
app.get("/checked", (req, res) => {
  const passes = check(req.path, (error) => {
    if (error) {
      res.status(401).json({ error: error.message });
      return false;
    }
    return true;
  });
  if (!passes) return;
  res.json({ passes });
});

// The promise fails in the same case.
app.get("/loaded", async (req, res) => {
  try {
    const row = await load(req.path, (error) => {
      if (error) res.status(500).json({ error: error.message });
    });
    res.json(row);
  } catch (error) {
    if (!res.headersSent) res.status(500).json({ error });
  }
});

app.get("/profile", (req, res, next) => {
  const check = authenticate("jwt", (error, user) => {
    if (error || !user) {
      res.sendStatus(401);
      return;
    }
    next();
  });
  if (req.get("authorization")) {
    check(req, res, next);
    return;
  }
  res.json({ anonymous: true });
});

// The callback has asked the response, a little earlier.
app.get("/asked", (_req, res) => {
  find("1", (_error, row) => {
    const sent = res.headersSent;
    if (!sent && row) res.json(row);
  });
  res.json({ early: true });
});

app.get("/late", (_req, res) => {
  setTimeout(() => {
    const { headersSent } = res;
    if (!headersSent) res.status(503).json({ late: true });
  }, 500);
  res.json({ early: true });
});

app.get("/later", (_req, res) => {
  const isFree = (): boolean => !res.headersSent;
  find("1", (_error, row) => {
    const free = isFree();
    if (free && row) res.json(row);
  });
  res.json({ early: true });
});

function claim(res: Response): void {
  if (res.headersSent) throw new Error("too late");
}

app.get("/claimed", (_req, res) => {
  find("1", (_error, row) => {
    if (!row) return;
    claim(res);
    res.json(row);
  });
  res.json({ early: true });
});

// Where the call fails itself, nobody runs its callback.
app.delete("/file", (req, res) => {
  try {
    unlink(String(req.query["path"]), (error) => {
      if (error) res.status(500).json({ error: error.message });
      else bus.emit("removed", res);
    });
    log.error("removing");
  } catch (error) {
    res.status(400).json({ error });
  }
});

app.get("/row", (_req, res) => {
  try {
    find("1", (error, row) => {
      if (error) res.status(500).json({ error: error.message });
      else res.json(row);
    });
    log.error("finding");
  } catch (error) {
    res.status(400).json({ error });
  }
});

app.get("/awaited", async (_req, res) => {
  try {
    find("1", (error, row) => {
      if (error) res.status(500).json({ error: error.message });
      else res.json(row);
    });
    await load("2");
  } catch (error) {
    res.status(400).json({ error }); // ! single-answer:beforeCallback
  }
});

app.get("/cached", (_req, res) => {
  cache?.get("x", (error, row) => {
    if (error) res.status(500).json({ error: error.message });
    else res.json(row);
  });
  if (!cache) res.json([]);
});

// Listeners hear of errors only, perhaps of none.
app.get("/bus", (_req, res) => {
  bus.onError((error: any) => {
    res.status(500).json({ error });
  });
  bus.watch("rows", (error: any) => {
    if (error.code === "GONE") res.status(410).json({ error });
  });
  res.json({ started: true });
});

// What the callback leaves is asked for.
app.get("/first", (req, res) => {
  const ids: string[] = [];
  check(req.path, (error, row) => {
    if (error) res.status(401).json({ error: error.message });
    else if (row) ids.push(row.id);
  });
  const [id] = ids;
  if (id) res.json({ id });
});

app.get("/locals", (req, res) => {
  verify(req.path, (error, user) => {
    if (error) res.status(401).json({ error });
    else res.locals["user"] = user;
  });
  const user: unknown = res.locals["user"];
  if (!user) return;
  res.json(user);
});

function isSignedIn(req: Request, res: Response): boolean {
  let is = true;
  verify(req.path, (error) => {
    if (error) {
      is = false;
      res.status(401).json({ error });
    }
  });
  return is;
}

app.get("/signed-in", (req, res) => {
  if (!isSignedIn(req, res)) return;
  res.json({ signedIn: true });
});

function needed<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("not there");
  return value;
}

app.get("/needed", (req, res) => {
  let user: Row | undefined;
  verify(req.path, (error, found) => {
    if (error) res.status(401).json({ error });
    else user = found;
  });
  const { id } = needed(user);
  res.json({ id });
});

// Nobody asks.
app.get("/all", (_req, res) => {
  const rows: unknown[] = [];
  find("1", (error, row) => {
    if (error) {
      res.status(500).json({ error: error.message });
      return;
    }
    rows.push(row);
  });
  res.json(rows); // ! single-answer:beforeCallback
});

app.get("/user", (req, res) => {
  verify(req.path, (error, user) => {
    const failed = error || !user;
    if (failed) {
      log.error(error);
      return res.status(401).json({ error });
    }
    Object.assign(req, { user });
    return undefined;
  });
  res.json({ ok: true }); // ! single-answer:beforeCallback
});

function remove(res: Response, path: string): void {
  unlink(path, (error) => {
    if (error) res.status(500).json({ error: error.message });
  });
}

app.delete("/image", (req, res) => {
  remove(res, req.path);
  res.json({ removed: true }); // ! single-answer:beforeCallback
});

export { app };
