import Fastify from "fastify";

declare const database: { end(): Promise<void> };

let closing = false;
const app = Fastify();

app.addHook("onRequest", async (_request, reply) => {
  if (closing) return reply.code(503).send();
  return undefined;
});

app.post("/admin/stop", async (_request, reply) => {
  closing = true;
  await reply.send("stopping");
  await app.close();
  await database.end();
  return reply;
});
