import Fastify, { type FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyRequest {
    startedAt: number;
    account: string;
  }
}
declare function accountOf(header: string | undefined): Promise<string>;

export const server = Fastify();
server.decorateRequest("startedAt", 0);
server.decorateRequest("account", "");

server.addHook("onRequest", (request, _reply, done) => {
  request.startedAt = Date.now();
  done();
});

server.addHook("preHandler", async (request: FastifyRequest) => {
  request.account = await accountOf(request.headers.authorization);
});

server.addHook("onResponse", async (request, reply) => {
  await Promise.resolve();
  request.log.info({
    ms: Date.now() - request.startedAt,
    account: request.account,
    status: reply.statusCode,
  });
});

server.addHook("onSend", (_request, _reply, payload, done) => {
  done(null, payload);
});

server.get("/me", async (request) => ({ account: request.account }));
