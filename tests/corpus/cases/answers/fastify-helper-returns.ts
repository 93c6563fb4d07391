// Helpers that answer and give the reply back: to return that is no second answer.
import fastify, { type FastifyReply } from "fastify";

declare const sessions: {
  open(code: string): Promise<{ home: string; name: string }>;
};

const app = fastify();

function backToLogin(reply: FastifyReply, error: unknown) {
  const reason = error instanceof Error ? error.message : "unknown";
  return reply.redirect(`/login?reason=${encodeURIComponent(reason)}`);
}

function refuse(reply: FastifyReply): { refused: true } {
  reply.code(403).send({ error: "no" });
  return { refused: true };
}

app.get<{ Querystring: { code: string } }>(
  "/callback",
  async (request, reply) => {
    try {
      const session = await sessions.open(request.query.code);
      return reply.redirect(session.home);
    } catch (error) {
      return backToLogin(reply, error);
    }
  },
);

app.get<{ Querystring: { code: string } }>(
  "/session",
  async (request, reply) => {
    const session = await sessions.open(request.query.code);
    if (!session.name) return refuse(reply); // ! single-answer:returns
    return { name: session.name };
  },
);

export { app };
