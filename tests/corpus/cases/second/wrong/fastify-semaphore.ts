import Fastify from "fastify";

declare function convert(body: unknown): Promise<Buffer>;
declare function license(): Promise<boolean>;

const MAX = 4;
let active = 0;
const server = Fastify();

server.post("/convert", async (request, reply) => {
  if (active >= MAX) return reply.code(503).send();
  if (!(await license())) return reply.code(402).send();
  active++; // ! no-shared-state-race
  try {
    return await convert(request.body);
  } finally {
    active--;
  }
});

export { server };
