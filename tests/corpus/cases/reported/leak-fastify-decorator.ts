// Fastify: the instance was decorated where the request should have been.
import Fastify, { type FastifyInstance } from "fastify";

interface User {
  readonly id: string;
}

declare function verify(token: string | undefined): Promise<User>;
declare function ordersOf(id: string): Promise<object[]>;

const fastify = Fastify();
const server = fastify as unknown as FastifyInstance & { user: User | null };
server.user = null;

fastify.addHook("onRequest", async (request) => {
  server.user = await verify(request.headers.authorization); // ! no-request-state-leak
});

fastify.get("/orders", async () => {
  const { user } = server;
  return user ? ordersOf(user.id) : [];
});

const owners = new WeakMap<object, User>();

fastify.addHook("onRequest", async (request) => {
  owners.set(request, await verify(request.headers.authorization));
});

fastify.get("/v2/orders", async (request) => {
  const user = owners.get(request);
  return user ? ordersOf(user.id) : [];
});

export { fastify };
