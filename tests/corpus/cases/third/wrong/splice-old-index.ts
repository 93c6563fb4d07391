import Fastify from "fastify";

interface Job {
  readonly id: string;
  stop(): Promise<void>;
}

const jobs: Job[] = [];
const app = Fastify();

app.delete<{ Params: { id: string } }>("/jobs/:id", async (request, reply) => {
  const index = jobs.findIndex((job) => job.id === request.params.id);
  if (index === -1) return reply.code(404).send();
  await jobs[index]?.stop();
  jobs.splice(index, 1); // ! no-shared-state-race
  return reply.code(204).send();
});
