// Right: loops that take their next piece of work in the tick in which they look for it.
import Fastify from "fastify";

interface Job {
  readonly id: string;
  tries: number;
}

declare function run(job: Job): Promise<boolean>;

const queue: Job[] = [];
const failed: Job[] = [];
let workers = 0;

async function drain(): Promise<void> {
  if (workers >= 4) return;
  workers++;
  try {
    while (queue.length > 0) {
      const job = queue.shift();
      if (!job) break;
      job.tries++;
      if (await run(job)) continue;
      if (job.tries < 3) queue.push(job);
      else failed.push(job);
    }
  } finally {
    workers--;
  }
}

const app = Fastify();

app.post<{ Params: { id: string } }>("/jobs/:id", async (request, reply) => {
  queue.push({ id: request.params.id, tries: 0 });
  drain().catch((error: unknown) => {
    request.log.error(error);
  });
  return reply.code(202).send();
});

app.get("/jobs", () => ({ waiting: queue.length, failed: failed.length }));

export { app };
