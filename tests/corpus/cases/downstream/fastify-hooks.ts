import fastify from "fastify";
import type {
  FastifyReply,
  FastifyRequest,
  HookHandlerDoneFunction,
  onRequestHookHandler,
} from "fastify";

const app = fastify();

// `done` returns nothing; an async hook has no continuation at all.
app.addHook("onRequest", (request, reply, done) => {
  reply.header("x-request-id", request.id);
  done();
});

app.addHook("preHandler", async (request, reply) => {
  if (!request.headers.authorization) {
    return reply.code(401).send({ error: "unauthorized" });
  }
});

app.addHook("preParsing", (request, reply, payload, done) => {
  setImmediate(() => done(null, payload));
});

app.addHook("onSend", (request, reply, payload, done) => {
  if (typeof payload !== "string") return done(null, payload);
  done(null, payload.trim());
});

function checkVersion(
  request: FastifyRequest,
  reply: FastifyReply,
  done: HookHandlerDoneFunction,
): void {
  if (request.headers["accept-version"] === "0") {
    return done(new Error("version 0 has ended"));
  }
  void done();
}

export const tagged: onRequestHookHandler = (request, reply, done) => {
  reply.header("x-tagged", "1");
  return done();
};

app.get("/", { preHandler: [checkVersion], onRequest: tagged }, async () => ({
  ok: true,
}));

export default app;
