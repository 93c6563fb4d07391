import express, {
  type NextFunction,
  type Request,
  type Response,
  type RequestHandler,
} from "express";

interface User {
  readonly id: string;
  readonly banned: boolean;
  readonly role: "admin" | "member";
}

declare const users: {
  find(id: string): Promise<User | undefined>;
  save(user: Partial<User>): Promise<User>;
};
declare const audit: { write(line: string): Promise<void> };

const app = express();
app.use(express.json());

export const requireKey: RequestHandler = (req, res, next) => {
  if (!req.header("x-api-key")) res.status(401).end();
  next(); // ! single-answer:continues
};

export function requireJson(req: Request, res: Response, next: NextFunction) {
  if (!req.is("json")) {
    res.status(415).json({ error: "send JSON" });
  }
  next(); // ! single-answer:continues
}

app.get("/users/:id", async (req, res) => {
  const user = await users.find(req.params.id);
  if (!user) {
    res.status(404).json({ error: "no such user" });
  }
  res.json(user); // ! single-answer:again
});

app.post("/users", async (req, res) => {
  const { name, email } = req.body as { name?: string; email?: string };
  if (!name) {
    res.status(400).json({ error: "name is missing" });
  }
  if (!email) {
    res.status(400).json({ error: "email is missing" }); // ! single-answer:again
  }
  const user = await users.save({ id: String(name) });
  res.status(201).json(user); // ! single-answer:again
});

app.use((req, res, next) => {
  next();
  res.setHeader("x-served-by", "shop"); // ! single-answer:lateHeaders
});

app.use((req, res, next) => {
  if (req.path === "/health") {
    next();
  }
  res.json({ ok: true }); // ! single-answer:late
});

app.get("/old", (req, res, next) => {
  res.redirect(301, "/new");
  next("route"); // ! single-answer:continues
});

app.get("/both", (req, res) => {
  res.json({ ok: true });
  res.cookie("seen", "1"); // ! single-answer:headers
});

app.get("/fields", (req, res) => {
  for (const field of ["name", "email"]) {
    if (!(field in req.query))
      res.status(400).json({ error: `${field} is missing` }); // ! single-answer:againInLoop
  }
  res.json({ ok: true });
});

app.post("/batch", (req, res) => {
  const items = req.body as { id: string; valid: boolean }[];
  items.forEach((item) => {
    if (!item.valid) res.status(422).json({ error: item.id }); // ! single-answer:againInLoop
  });
  res.sendStatus(204);
});

app.put("/users/:id", async (req, res) => {
  try {
    const user = await users.save({ id: req.params.id });
    res.json(user);
    await audit.write(`saved ${user.id}`);
  } catch {
    res.status(500).json({ error: "could not save" }); // ! single-answer:againInCatch
  }
});

app.delete("/users/:id", async (req, res) => {
  const user = await users.find(req.params["id"] ?? "");
  switch (user?.role) {
    case "admin":
      res.status(403).json({ error: "not an admin" });
    // falls through
    case "member":
      res.sendStatus(204); // ! single-answer:again
      break;
    default:
      res.sendStatus(404);
  }
});

app.patch("/users/:id", async (req, res) => {
  const user = await users.find(req.params.id);
  if (!user) {
    res.sendStatus(404);
    throw new Error("no user"); // ! single-answer:throws
  }
  res.json(user);
});

app.get("/report", async (req, res, next) => {
  const user = await users.find("1").catch(next);
  res.json(user); // ! single-answer:late
});

app.get("/banned", (req, res, next) => {
  users
    .find("1")
    .then((user) => {
      if (user?.banned) res.status(403).end();
      next(); // ! single-answer:continues
    })
    .catch(next);
});

app.get("/settled", (req, res, next) => {
  users
    .find("1")
    .then((user) => res.json(user))
    .catch(next)
    .finally(() => {
      next(); // ! single-answer:continues, no-repeated-downstream
    });
});

app.use((error: Error, req: Request, res: Response, next: NextFunction) => {
  res.status(500).json({ error: error.message });
  next(error); // ! single-answer:failsOn
});

app.get("/ends", (req, res) => {
  res.json({ ok: true });
  res.end("bye"); // ! single-answer:again
});

app.get("/head", (req, res) => {
  res.writeHead(200, { "content-type": "application/json" });
  res.json({ ok: true }); // ! single-answer:again
});

app.get("/file", (req, res, next) => {
  res.sendFile("/srv/file.pdf");
  next(); // ! single-answer:continues
});

export default app;

export const sentAgain = (req: Request, res: Response) => {
  if (!req.query["id"]) res.status(400).send();
  res.send({ id: req.query["id"] }); // ! single-answer:again
};

export const begunAndSent = (req: Request, res: Response) => {
  if (req.method === "GET") return res.json({});
  res.writeHead(401, { "Content-Type": "text/plain" });
  res.send("for viewing only"); // ! single-answer:begun
};
