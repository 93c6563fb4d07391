/** What plugins declare: members in the framework's own module. */
export interface Boom {
  notFound(message: string): void;
}

declare module "fastify" {
  interface FastifyReply {
    notFound(message: string): FastifyReply;
    sendFile(name: string, root: string): FastifyReply;
  }
}

declare global {
  namespace Express {
    interface Response {
      boom: Boom;
    }
  }
}
