// fastify/help#1019: a helper that has answered gives the reply back, and its caller asks for it.
import Fastify, { type FastifyReply, type FastifyRequest } from "fastify";

declare function enrollmentOf(
  id: string,
): Promise<{ customer: string } | undefined>;

const validMethod = (
  request: FastifyRequest,
  reply: FastifyReply,
  method: string,
) => {
  if (request.method !== method)
    return reply.code(405).send({ message: "Method Not Allowed" });
  return undefined;
};

const app = Fastify();

app.all<{ Params: { id: string } }>("/courses/:id", async (request, reply) => {
  const refused = validMethod(request, reply, "PUT");
  if (refused) return refused;
  const enrollment = await enrollmentOf(request.params.id);
  if (!enrollment) return reply.code(404).send({ message: "Not found" });
  return reply.send(enrollment);
});

app.all("/v2/courses", async (request, reply) => {
  const answer =
    validMethod(request, reply, "PUT") ?? reply.send({ courses: [] });
  return answer;
});

app.get("/old", async (_request, reply) => {
  const sent = reply.redirect("/new");
  return sent;
});

export { app };
