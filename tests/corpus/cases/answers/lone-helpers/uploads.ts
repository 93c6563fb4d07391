import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

type Upload = FastifyRequest<{ Body: { name: string } }>;

export class Uploads {
  async keep(
    server: FastifyInstance,
    request: Upload,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    if (request.body.name === "") {
      reply.code(400).send({ message: "no name" });
    }
    server.log.info("kept");
    return reply.send({ kept: true }); // ! single-answer:again
  }

  async keepRight(
    server: FastifyInstance,
    request: Upload,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    if (request.body.name === "") {
      return reply.code(400).send({ message: "no name" });
    }
    server.log.info("kept");
    return reply.send({ kept: true });
  }
}
