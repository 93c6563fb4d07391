import Fastify from "fastify";

declare function convert(body: unknown): Promise<Buffer>;

const MAX = 4;
let active = 0;
let rejected = 0;
export const server = Fastify();

server.post("/convert", async (request, reply) => {
  if (active >= MAX) {
    rejected++;
    return reply.code(503).send({ rejected });
  }
  active++;
  try {
    return await convert(request.body);
  } finally {
    active--;
  }
});
