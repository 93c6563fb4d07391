import Fastify from "fastify";

declare function rebuild(): Promise<void>;

const server = Fastify();
let rebuilding = false;

server.post("/rebuild", async (_request, reply) => {
  if (rebuilding) return reply.code(409).send({ error: "already running" });
  rebuilding = true;
  try {
    await rebuild();
    return { ok: true };
  } finally {
    rebuilding = false;
  }
});

export { server };
