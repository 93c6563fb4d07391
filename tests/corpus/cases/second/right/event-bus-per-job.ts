import { EventEmitter, once } from "node:events";
import Fastify from "fastify";

declare function run(job: EventEmitter): void;

const live = new Map<string, EventEmitter>();
let created = 0;
export const server = Fastify();

server.post("/jobs", async () => {
  const id = String(++created);
  const job = new EventEmitter();
  live.set(id, job);
  run(job);
  try {
    const [result] = (await once(job, "done")) as [string];
    return { id, result };
  } finally {
    live.delete(id);
  }
});
