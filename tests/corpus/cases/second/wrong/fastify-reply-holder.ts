import Fastify from "fastify";

const holder: { requestId: string } = { requestId: "" };
const server = Fastify();

server.addHook("onRequest", async (request) => {
  holder.requestId = request.id; // ! no-request-state-leak
});

server.addHook("onSend", async (_request, reply, payload) => {
  reply.header("x-request-id", holder.requestId);
  return payload;
});

export { server };
