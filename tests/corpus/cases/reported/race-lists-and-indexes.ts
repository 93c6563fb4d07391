// Express and Koa: positions, copies and heads of lists that are old when they are used.
import { Router } from "express";
import KoaRouter from "@koa/router";

interface Job {
  readonly id: string;
  readonly file: string;
}
interface Todo {
  readonly id: string;
  readonly text: string;
}

declare function run(job: Job): Promise<void>;
declare function allowed(user: string | undefined): Promise<boolean>;
declare function persist(todos: readonly Todo[]): Promise<void>;
declare function fetchPage(
  cursor: string,
): Promise<{ cursor: string; rows: object[] }>;
declare function mail(to: string): Promise<void>;

const router = Router();

// Two workers look at the same head, and the second shift loses a job.
const queue: Job[] = [];

router.post("/work", async (_req, res) => {
  const job = queue[0];
  if (!job) {
    res.sendStatus(204);
    return;
  }
  await run(job);
  queue.shift(); // ! no-shared-state-race
  res.json(job);
});

router.post("/v2/work", async (_req, res) => {
  const job = queue.shift();
  if (!job) {
    res.sendStatus(204);
    return;
  }
  try {
    await run(job);
  } catch (error) {
    queue.unshift(job);
    throw error;
  }
  res.json(job);
});

// The wrong todo is deleted.
let todos: Todo[] = [];

router.delete("/todos/:id", async (req, res) => {
  const index = todos.findIndex((todo) => todo.id === req.params.id);
  if (index === -1 || !(await allowed(req.get("x-user")))) {
    res.sendStatus(404);
    return;
  }
  todos.splice(index, 1); // ! no-shared-state-race
  res.sendStatus(204);
});

router.delete("/v2/todos/:id", async (req, res) => {
  if (!(await allowed(req.get("x-user")))) {
    res.sendStatus(404);
    return;
  }
  const index = todos.findIndex((todo) => todo.id === req.params.id);
  if (index !== -1) todos.splice(index, 1);
  res.sendStatus(204);
});

router.delete("/v3/todos/:id", async (req, res) => {
  const rest = todos.filter((todo) => todo.id !== req.params.id);
  await persist(rest);
  todos = rest; // ! no-shared-state-race
  res.sendStatus(204);
});

router.delete("/v4/todos/:id", async (req, res) => {
  const { id } = req.params;
  todos = todos.filter((todo) => todo.id !== id);
  await persist(todos);
  res.sendStatus(204);
});

router.post("/todos", async (req, res) => {
  const copy = [...todos];
  copy.push({ id: String(req.query["id"]), text: String(req.query["text"]) });
  await persist(copy);
  todos = copy; // ! no-shared-state-race
  res.status(201).json(copy);
});

// The first two entries of a user: one of them stays.
const byUser = new Map<string, string[]>();

router.post("/notes/:user/:note", async (req, res) => {
  const { user, note } = req.params;
  const notes = byUser.get(user) ?? [];
  if (!(await allowed(user))) {
    res.sendStatus(403);
    return;
  }
  byUser.set(user, [...notes, note]); // ! no-shared-state-race
  res.sendStatus(201);
});

router.post("/v2/notes/:user/:note", async (req, res) => {
  const { user, note } = req.params;
  if (!(await allowed(user))) {
    res.sendStatus(403);
    return;
  }
  const notes = byUser.get(user) ?? [];
  notes.push(note);
  byUser.set(user, notes);
  res.sendStatus(201);
});

// Two pages in one, and one never.
let cursor = "";

router.get("/changes", async (_req, res) => {
  let rows: object[];
  ({ cursor, rows } = await fetchPage(cursor)); // ! no-shared-state-race
  res.json(rows);
});

const koa = new KoaRouter();

// One mail a minute, they said.
let lastMail = 0;

koa.post("/alerts", async (ctx) => {
  if (Date.now() - lastMail < 60_000) {
    ctx.status = 429;
    return;
  }
  await mail("office");
  lastMail = Date.now(); // ! no-shared-state-race
  ctx.status = 202;
});

let lastAlert = 0;

koa.post("/v2/alerts", async (ctx) => {
  const now = Date.now();
  if (now - lastAlert < 60_000) {
    ctx.status = 429;
    return;
  }
  lastAlert = now;
  await mail("office");
  ctx.status = 202;
});

// State of a factory, behind a returned object.
declare function weigh(path: string): Promise<number>;

function createQuota(limit: number) {
  const state = { weight: 0 };
  return {
    check: async (path: string): Promise<boolean> => {
      const { weight } = state;
      const added = await weigh(path);
      if (weight + added > limit) return false;
      state.weight = weight + added; // ! no-shared-state-race
      return true;
    },
    checkFixed: async (path: string): Promise<boolean> => {
      const added = await weigh(path);
      if (state.weight + added > limit) return false;
      state.weight += added;
      return true;
    },
  };
}

const quota = createQuota(1000);

koa.use(async (ctx, next) => {
  if (await quota.check(ctx.path)) await next();
  else ctx.status = 429;
});

koa.use(async (ctx, next) => {
  if (await quota.checkFixed(ctx.path)) await next();
  else ctx.status = 429;
});

export { koa, router };
