// fastify/help#1019, as it was before: the helper says nothing of its answer.
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
    void reply.code(405).send({ message: "Method Not Allowed" });
};

const app = Fastify();

app.all<{ Params: { id: string } }>("/courses/:id", async (request, reply) => {
  validMethod(request, reply, "PUT");
  const enrollment = await enrollmentOf(request.params.id);
  return reply.send(enrollment ?? {}); // ! single-answer
});

export { app };
