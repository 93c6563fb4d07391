import express, {
  type ErrorRequestHandler,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import { pipeline } from "node:stream/promises";
import { createReadStream } from "node:fs";

interface User {
  readonly id: string;
  readonly role: string;
}

declare const users: {
  find(id: string): Promise<User | undefined>;
  list(): AsyncIterable<User>;
  remove(
    id: string,
  ): Promise<{ data: User; error: null } | { data: null; error: Error }>;
};
declare const session: RequestHandler;
declare function isWebhook(req: Request): boolean;

const app = express();

app.use((req, res, next) => {
  if (!req.header("x-api-key")) return void res.status(401).end();
  next();
});

app.use((req, res, next) => {
  if (req.method === "OPTIONS") {
    res.sendStatus(204);
  } else {
    next();
  }
});

app.use((req, res, next) => {
  res.on("finish", () => {
    console.log(res.statusCode);
  });
  next();
});

app.use((req, res, next) => {
  next();
  if (!res.headersSent) res.setHeader("x-late", "1");
});

app.all("/by-method", (req, res) => {
  if (req.method === "GET") {
    res.json({ ok: true });
  }
  if (req.method === "POST") {
    res.sendStatus(201);
  }
  if (req.method !== "GET" && req.method !== "POST") {
    res.sendStatus(405);
  }
});

app.get("/counts/:n", (req, res) => {
  const list = req.params.n.split(",");
  if (list.length === 0) res.sendStatus(404);
  if (list.length > 0) res.json(list);
});

app.get("/users/:id", async (req, res) => {
  const user = await users.find(req.params.id);
  if (!user) res.sendStatus(404);
  if (user) res.json(user);
});

app.delete("/users/:id", async (req, res) => {
  const { data, error } = await users.remove(req.params.id);
  if (error) {
    res.status(500).json({ error: error.message });
  }
  if (data) {
    res.json(data);
  }
});

app.get("/try", async (req, res) => {
  try {
    res.json(await users.find("1"));
  } catch (error) {
    res.status(500).json({ error: String(error) });
  }
});

app.get("/try/after", async (req, res) => {
  let user: User | undefined;
  try {
    user = await users.find("1");
  } catch {
    res.sendStatus(502);
    return;
  }
  res.json(user);
});

app.get("/flag", async (req, res) => {
  let done = false;
  if (isWebhook(req)) {
    res.sendStatus(200);
    done = true;
  }
  if (!done) res.sendStatus(400);
});

app.get("/events", async (req, res) => {
  res.writeHead(200, { "content-type": "text/event-stream" });
  for await (const user of users.list()) {
    if (req.socket.destroyed) break;
    res.write(`data: ${JSON.stringify(user)}\n\n`);
  }
  res.end();
});

app.get("/live", (req, res) => {
  res.setHeader("content-type", "text/event-stream");
  res.flushHeaders();
  const timer = setInterval(() => {
    res.write(": ping\n\n");
  }, 1_000);
  req.on("close", () => {
    clearInterval(timer);
    res.end();
  });
});

app.get("/file", async (req, res) => {
  try {
    await pipeline(createReadStream("/srv/a.bin"), res);
  } catch {
    if (!res.headersSent) res.sendStatus(500);
    else res.destroy();
  }
});

app.get("/download", (req, res, next) => {
  res.download("/srv/a.bin", (error) => {
    if (error && !res.headersSent) next(error);
  });
});

app.get("/send/and/end", (req, res) => {
  res.send("ok");
  res.end();
});

app.get("/chain", (req, res) => {
  res.status(200).set("x-a", "1").cookie("b", "2").type("json").send("{}");
});

app.get("/page", (req, res, next) => {
  res.render("page", (error: Error | null, html?: string) => {
    if (error) return next(error);
    res.send(html);
  });
});

app.use((req, res, next) => {
  if (req.path.startsWith("/api")) session(req, res, next);
  else next();
});

const listeners = new Set<Response>();

app.get("/poll", (req, res) => {
  listeners.add(res);
  req.on("close", () => listeners.delete(res));
});

export function publish(text: string): void {
  for (const waiting of listeners) waiting.json({ text });
  listeners.clear();
}

app.get("/formats", (req, res) => {
  res.format({
    json: () => {
      res.json({ ok: true });
    },
    default: () => {
      res.sendStatus(406);
    },
  });
});

const onError: ErrorRequestHandler = (error, req, res, next) => {
  if (res.headersSent) return next(error);
  if (error instanceof SyntaxError) {
    res.status(400).json({ error: "bad JSON" });
    return;
  }
  res.status(500).json({ error: "failed" });
};
app.use(onError);

class Controller {
  readonly #fallback: string;

  constructor(fallback: string) {
    this.#fallback = fallback;
  }

  show = async (req: Request, res: Response, next: NextFunction) => {
    const id = req.params["id"] ?? this.#fallback;
    const user = await users.find(String(id));
    if (user === undefined) return next();
    switch (user.role) {
      case "admin":
        return res.json(user);
      default:
        return res.json({ id: user.id });
    }
  };
}
app.get("/users/:id/card", new Controller("me").show);

app.get("/audit", async (req, res) => {
  res.sendStatus(202);
  try {
    await users.find("1");
  } catch (error) {
    console.error(error);
  }
});

app.get("/loop", (req, res) => {
  for (const name of ["a", "b"]) {
    if (req.query[name]) {
      res.json({ name });
      return;
    }
  }
  res.sendStatus(404);
});

export default app;

// Without a body `send` sets no header any more: it ends what has ended.
export const sentBare = (req: Request, res: Response) => {
  if (!req.query["id"]) res.status(400).json({ error: "no id" });
  else res.json({ id: req.query["id"] }).send();
  res.send();
};
