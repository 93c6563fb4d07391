import fastify, { type FastifyReply, type FastifyRequest } from "fastify";

const app = fastify();

async function userOf(request: FastifyRequest): Promise<string> {
  return Promise.resolve(request.url);
}

// Fastify refuses these where they are registered: the application doesn't start. Its types say so too.
// prettier-ignore
// @ts-expect-error -- as JavaScript would have it
app.addHook("onRequest", async (request: FastifyRequest, _reply: FastifyReply, done: () => void) => { // ! valid-hooks:asyncWithCallback
  await userOf(request);
  done();
});
// prettier-ignore
// @ts-expect-error -- as JavaScript would have it
app.addHook("onSend", async (_request: FastifyRequest, _reply: FastifyReply, payload: unknown, done: (error: null, payload: unknown) => void) => { // ! valid-hooks:asyncWithCallback
  await Promise.resolve();
  done(null, payload);
});
// @ts-expect-error -- as JavaScript would have it
app.addHook("preHandler", guard); // ! valid-hooks:asyncWithCallback

async function guard(
  request: FastifyRequest,
  _reply: FastifyReply,
  done: () => void,
): Promise<void> {
  await userOf(request);
  done();
}

// Neither a callback nor a promise: the request waits for ever.
// prettier-ignore
app.addHook("onRequest", (request, reply) => { // ! valid-hooks:neverContinues
  reply.header("x-url", request.url);
});
// prettier-ignore
app.addHook("preHandler", (request) => { // ! valid-hooks:neverContinues
  console.log(request.url);
});

app.addHook("onRequest", async (request) => {
  await userOf(request);
});
app.addHook("onSend", async (_request, reply, payload) => {
  reply.header("x-sent", "1");
  return payload;
});
app.addHook("preHandler", (_request, _reply, done) => {
  done();
});
app.addHook("preHandler", (request) => userOf(request));
app.addHook("onRequest", (request, reply) => {
  void reply.code(503).send({ closed: request.url });
});
app.addHook("onResponse", (request) => {
  console.log(request.url);
});
app.addHook("onClose", async () => {
  await Promise.resolve();
});
app.addHook("onRoute", (route) => {
  console.log(route.url);
});
