// Fastify: the handler is executed twice, "Reply was already sent".
import Fastify from "fastify";

declare function valid(token: string | undefined): boolean;
declare function lookup(
  token: string,
  done: (error: Error | null, user?: string) => void,
): void;

const fastify = Fastify();

fastify.addHook("preValidation", (request, _reply, done) => {
  if (!valid(request.headers.authorization)) {
    done(new Error("invalid token"));
  }
  done(); // ! no-repeated-downstream
});

fastify.addHook("preValidation", (request, _reply, done) => {
  if (!valid(request.headers.authorization)) {
    done(new Error("invalid token"));
    return;
  }
  done();
});

fastify.addHook("preHandler", (request, _reply, done) => {
  lookup(request.headers.authorization ?? "", (error, user) => {
    if (error) done(error);
    request.log.info({ user });
    done(); // ! no-repeated-downstream
  });
});

fastify.addHook("preHandler", (request, _reply, done) => {
  lookup(request.headers.authorization ?? "", (error, user) => {
    if (error) {
      done(error);
      return;
    }
    request.log.info({ user });
    done();
  });
});

fastify.addHook("onSend", async (_request, reply, payload) => {
  reply.header("x-served-by", "a");
  return payload;
});

export { fastify };
