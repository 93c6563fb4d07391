// Accepted fixes with a second look, a version, a number of the latest, a home-made semaphore.
import { Hono } from "hono";
import Fastify from "fastify";

declare function search(query: string, signal?: AbortSignal): Promise<object[]>;
declare function merge(text: string, patch: string): Promise<string>;
declare function step(index: number): Promise<void>;

class Semaphore {
  private readonly waiting: (() => void)[] = [];

  constructor(private permits: number) {}

  async acquire(): Promise<void> {
    if (this.permits > 0) {
      this.permits--;
      return;
    }
    await new Promise<void>((resolve) => {
      this.waiting.push(resolve);
    });
  }

  release(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.permits++;
  }
}

const semaphore = new Semaphore(1);
let total = 0;

const app = new Hono();

app.post("/totals", async (c) => {
  await semaphore.acquire();
  try {
    const before = total;
    const rows = await search("totals");
    total = before + rows.length;
  } finally {
    semaphore.release();
  }
  return c.json({ total });
});

// A document with a version.
interface Document {
  text: string;
  version: number;
}

const documents = new Map<string, Document>();

app.patch("/documents/:id", async (c) => {
  const document = documents.get(c.req.param("id"));
  if (!document) return c.notFound();
  const { text, version } = document;
  const merged = await merge(text, await c.req.text());
  if (document.version !== version) return c.text("changed meanwhile", 409);
  document.text = merged;
  document.version = version + 1;
  return c.json(document);
});

// Only the latest reload counts.
let latest = 0;
let results: object[] = [];

app.post("/reload", async (c) => {
  const mine = ++latest;
  const found = await search("catalogue");
  if (mine !== latest) return c.text("superseded", 409);
  results = found;
  return c.json({ count: found.length });
});

app.get("/catalogue", (c) => c.json(results));

// One running search a user: the earlier one is stopped.
const controllers = new Map<string, AbortController>();

app.post("/live/:user", async (c) => {
  const user = c.req.param("user");
  controllers.get(user)?.abort();
  const controller = new AbortController();
  controllers.set(user, controller);
  try {
    return c.json(await search(await c.req.text(), controller.signal));
  } finally {
    if (controllers.get(user) === controller) controllers.delete(user);
  }
});

// Progress of a job, under an id that nobody else has.
const fastify = Fastify();
const progress = new Map<string, number>();

fastify.post("/jobs", async () => {
  const id = crypto.randomUUID();
  progress.set(id, 0);
  for (let index = 0; index < 10; index++) {
    await step(index);
    progress.set(id, (progress.get(id) ?? 0) + 10);
  }
  return { id, progress: progress.get(id) };
});

// A reservation that expires by itself.
const holds = new Map<string, NodeJS.Timeout>();

fastify.post<{ Params: { seat: string } }>(
  "/holds/:seat",
  async (request, reply) => {
    const { seat } = request.params;
    if (holds.has(seat)) return reply.code(409).send();
    holds.set(
      seat,
      setTimeout(() => holds.delete(seat), 60_000),
    );
    await step(0);
    return { seat };
  },
);

export { app, fastify };
