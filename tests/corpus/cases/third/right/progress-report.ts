import Fastify from "fastify";

declare function files(): Promise<string[]>;
declare function index(file: string): Promise<void>;

let reindexing = false;
const progress = { done: 0, total: 0, startedAt: 0 };
const app = Fastify();

app.post("/reindex", async (_request, reply) => {
  if (reindexing) return reply.code(409).send(progress);
  reindexing = true;
  try {
    const found = await files();
    progress.startedAt = Date.now();
    progress.total = found.length;
    progress.done = 0;
    for (const file of found) {
      await index(file);
      progress.done += 1;
    }
    return progress;
  } finally {
    reindexing = false;
  }
});

app.get("/reindex", () => progress);
