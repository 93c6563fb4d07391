import fastify, { type FastifyReply, type FastifyRequest } from "fastify";

declare const users: { find(id: string): Promise<{ id: string } | null> };
declare function later(done: (error: Error | null, text: string) => void): void;

const app = fastify();

app.get("/twice", (request, reply) => {
  if (!request.headers.authorization) {
    reply.code(401).send({ error: "log in" });
  }
  reply.send({ ok: true }); // ! single-answer:again
});

app.get("/value", async (request, reply) => {
  const user = await users.find("1");
  if (!user) {
    reply.code(404).send({ error: "no such user" });
  }
  return { user }; // ! single-answer:returns
});

app.addHook("onRequest", (request, reply, done) => {
  if (!request.headers.authorization) {
    reply.code(401).send({ error: "log in" });
  }
  done(); // ! single-answer:continues
});

app.addHook("preHandler", (request, reply, done) => {
  done();
  reply.code(403).send({ error: "no" }); // ! single-answer:late
});

app.get("/callback", async (request, reply) => {
  const done = (error: Error | null, text: string) => {
    if (error) {
      reply.code(500).send(error.message);
      return;
    }
    reply.send(text);
  };
  later(done); // ! single-answer:endsEarly
});

app.get("/hang", (request, reply) => {
  if (request.headers.accept === "text/html") {
    return; // !strict must-answer:returns
  }
  reply.send({ ok: true });
});

app.addHook("onRequest", async (request, reply) => {
  if (request.headers["x-skip"]) return reply; // !strict must-answer:returnsReply
  if (!request.headers.authorization) return reply.code(401).send();
});

// prettier-ignore
app.addHook("preValidation", (request, reply, done) => { // !strict must-answer:ends
  if (request.headers.authorization) done();
});

app.setErrorHandler((error, request, reply) => {
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 404) {
    reply.code(404).send({ error: "nothing here" });
  }
  reply.code(500).send({ error: "failed" }); // ! single-answer:again
});

// Right from here on.

app.get("/right/value", async () => ({ ok: true }));

app.get("/right/reply", async (request, reply) => {
  const user = await users.find("1");
  if (!user) return reply.code(404).send({ error: "no such user" });
  return user;
});

app.get("/right/nothing", async (request, reply) => {
  reply.code(204);
});

app.get("/right/callback", (request, reply) => {
  later((error, text) => {
    if (error) {
      reply.code(500).send(error.message);
      return;
    }
    reply.send(text);
  });
});

app.get("/right/handed", async (request, reply) => {
  later((error, text) => {
    reply.send(error ? error.message : text);
  });
  return reply;
});

app.get("/right/raw", async (request, reply) => {
  reply.hijack();
  reply.raw.writeHead(200);
  reply.raw.write("a");
  reply.raw.end("b");
});

app.addHook("onRequest", async (request, reply) => {
  if (!request.headers.authorization) {
    reply.code(401).send({ error: "log in" });
    return reply;
  }
});

app.addHook("onRequest", (request, reply, done) => {
  if (!request.headers.authorization) {
    reply.code(401).send({ error: "log in" });
    return;
  }
  done();
});

app.addHook("onSend", async (request, reply, payload) => {
  reply.header("x-frame-options", "DENY");
  return payload;
});

export async function show(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (reply.sent) return;
  await reply.send({ ok: true });
}
app.get("/right/show", show);

export default app;
