// A helper that answers and throws is right where every caller catches that and leaves the answer alone.
import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from "express";

interface User {
  readonly id: string;
}
declare const db: { find(id: string): Promise<User | undefined> };

class Halt extends Error {}
class Refused extends Halt {}
class Gone extends Error {}

const app = express();

function requireToken(req: Request, res: Response): string {
  const token = req.get("x-token");
  if (token === undefined) {
    res.status(401).json({ message: "no token" });
    throw new Halt("no token");
  }
  return token;
}

app.get("/looks", async (req, res) => {
  try {
    const token = requireToken(req, res);
    res.json(await db.find(token));
  } catch {
    if (res.headersSent) return;
    res.status(500).json({ message: "failed" });
  }
});

app.get("/hands-on", async (req, res, next) => {
  try {
    const token = requireToken(req, res);
    res.json(await db.find(token));
  } catch (error) {
    if (!res.headersSent) next(error);
  }
});

app.get("/knows-class", async (req, res, next) => {
  try {
    const token = requireToken(req, res);
    res.json(await db.find(token));
  } catch (error) {
    if (error instanceof Halt) return;
    next(error);
  }
});

app.get("/other-class", async (req, res, next) => {
  try {
    const token = requireToken(req, res);
    res.json(await db.find(token));
  } catch (error) {
    if (error instanceof Gone) {
      res.sendStatus(410);
      return;
    }
    next(error); // ! single-answer:failsOn
  }
});

app.get("/answers-again", async (req, res) => {
  try {
    const token = requireToken(req, res);
    res.json(await db.find(token));
  } catch {
    res.status(500).json({ message: "failed" }); // ! single-answer:again
  }
});

async function loadUser(req: Request, res: Response): Promise<User> {
  const user = await db.find(String(req.params["id"]));
  if (!user) {
    res.status(404).json({ message: "no such user" });
    throw new Refused("no such user");
  }
  return user;
}

// prettier-ignore
app.get("/silent/:id", async (req, res) => {
  try {
    res.json(await loadUser(req, res));
  } catch (error) { // !strict must-answer
    console.error(error);
  }
});

app.get("/chain/:id", (req, res, next) => {
  loadUser(req, res)
    .then((user) => res.json(user))
    .catch((error: unknown) => {
      if (error instanceof Halt) return;
      next(error);
    });
});

app.get("/chain-again/:id", (req, res) => {
  loadUser(req, res)
    .then((user) => res.json(user))
    .catch((error: unknown) => {
      console.error(error);
      res.status(500).json({ message: "failed" }); // ! single-answer:again
    });
});

// Caught two calls above.
function requireRole(req: Request, res: Response): void {
  if (req.get("x-role") !== "admin") {
    res.sendStatus(403);
    throw new Refused("no admin");
  }
}

const prepare = (req: Request, res: Response): string => {
  requireRole(req, res);
  return requireToken(req, res);
};

app.post("/above", (req, res, next: NextFunction) => {
  try {
    res.json({ token: prepare(req, res) });
  } catch (error) {
    if (!res.headersSent) next(error);
  }
});

app.post("/above-again", (req, res, next: NextFunction) => {
  try {
    res.json({ token: prepare(req, res) });
  } catch (error) {
    next(error); // ! single-answer:failsOn
  }
});

// One of its callers has no `catch`: the error handler gets it.
const loadOwn = async (req: Request, res: Response): Promise<User> => {
  const user = await db.find(String(req.query["id"]));
  if (!user) {
    res.status(404).json({ message: "no such user" });
    throw new Halt("no such user"); // ! single-answer:throws
  }
  return user;
};

app.get("/own", async (req, res) => {
  try {
    res.json(await loadOwn(req, res));
  } catch {
    if (!res.headersSent) res.sendStatus(500);
  }
});

app.get("/own-name", async (req, res) => {
  const { id } = await loadOwn(req, res);
  res.json({ id });
});

// Registered as well as called.
function guard(req: Request, res: Response, next: NextFunction): void {
  if (req.get("x-guard") === undefined) {
    res.sendStatus(400);
    throw new Halt("no guard"); // ! single-answer:throws
  }
  next();
}

app.use(guard);
app.get("/guarded", (req, res) => {
  try {
    guard(req, res, () => {
      res.sendStatus(204);
    });
  } catch {
    console.error("refused");
  }
});

// What wraps a handler looks.
const looking =
  (run: (req: Request, res: Response) => Promise<void>): RequestHandler =>
  (req, res, next) => {
    run(req, res).catch((error: unknown) => {
      if (res.headersSent) return;
      next(error);
    });
  };

app.get(
  "/wrapped",
  looking(async (req, res) => {
    const user = await db.find(String(req.query["id"]));
    if (!user) {
      res.sendStatus(404);
      throw new Halt("no such user");
    }
    res.json(user);
  }),
);

// The helper is given the response alone.
function refuse(res: Response, status: number, message: string): never {
  res.status(status).json({ message });
  throw new Halt(message);
}

app.get("/refused", async (req, res) => {
  try {
    const user = await db.find(String(req.query["id"]));
    if (!user) refuse(res, 404, "no such user");
    res.json(user);
  } catch {
    if (res.headersSent) return;
    res.status(500).json({ message: "failed" });
  }
});

app.get("/refused-again", async (req, res) => {
  try {
    const user = await db.find(String(req.query["id"]));
    if (!user) refuse(res, 404, "no such user");
    res.json(user);
  } catch {
    res.status(500).json({ message: "failed" }); // ! single-answer:again
  }
});

// In chains.
app.get("/linked", (req, res, next) => {
  db.find(String(req.query["id"]))
    .then((user) => {
      if (user) return user;
      res.sendStatus(404);
      throw new Halt("no such user");
    })
    .then((user) => res.json(user))
    .catch((error: unknown) => {
      if (error instanceof Halt) return;
      next(error);
    });
});

app.get("/linked-on", (req, res, next) => {
  db.find(String(req.query["id"]))
    .then((user) => {
      if (user) return user;
      res.sendStatus(404);
      throw new Halt("no such user");
    })
    .then((user) => res.json(user))
    .catch(next); // ! single-answer:continues
});
