import express, { type RequestHandler } from "express";

declare function render(path: string): string;
declare function authenticate(token: string): Promise<{ id: string }>;

const hits = new Map<string, number>();
export const count: RequestHandler = (req, _res, next) => {
  hits.set(req.ip ?? "", (hits.get(req.ip ?? "") ?? 0) + 1); // !strict no-unbounded-shared-state:entries
  next();
};

const visitors = new Set<string>();
export const remember: RequestHandler = (req, _res, next) => {
  visitors.add(req.get("user-agent") ?? ""); // !strict no-unbounded-shared-state:entries
  next();
};

const pages: Record<string, string> = {};
export const page: RequestHandler = (req, res) => {
  pages[req.originalUrl] ??= render(req.originalUrl); // !strict no-unbounded-shared-state:entries
  res.send(pages[req.originalUrl]);
};

const log: { path: string; at: number }[] = [];
export const journal: RequestHandler = (req, _res, next) => {
  log.push({ path: req.path, at: Date.now() }); // !strict no-unbounded-shared-state:elements
  next();
};

const app = express();
const sessions = new Map<string, { user: string }>();
app.post("/login", (req, res) => {
  const token = crypto.randomUUID();
  sessions.set(String(req.headers["x-device"]), { user: token }); // !strict no-unbounded-shared-state:entries
  res.send(token);
});

const attempts: { [name: string]: number } = {};
app.post("/try", (req, res) => {
  const { name } = req.body as { name: string };
  attempts[name] = (attempts[name] ?? 0) + 1; // !strict no-unbounded-shared-state:entries
  res.send("ok");
});

// A size that is only shown limits nothing.
const seen = new Set<string>();
app.get("/seen/:id", (req, res) => {
  seen.add(req.params.id); // !strict no-unbounded-shared-state:entries
  if (seen.size > 0) res.json({ seen: seen.size });
});

class Users {
  readonly #byToken = new Map<string, { id: string }>();
  readonly #static = new Map<string, string>([["root", "0"]]);

  handle: RequestHandler = async (req, _res, next) => {
    const token = req.get("authorization") ?? "";
    const user = await authenticate(token);
    this.#byToken.set(token, user); // !strict no-unbounded-shared-state:entries
    this.#static.get(token);
    next();
  };
}
export const users = new Users();

class Trace {
  static readonly paths: string[] = [];
}
app.use((req, _res, next) => {
  Trace.paths.push(req.path); // !strict no-unbounded-shared-state:elements
  next();
});
