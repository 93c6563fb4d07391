import { createServer } from "node:http";
import Fastify, { type FastifyInstance } from "fastify";
import Koa from "koa";

// The function that a maker returns has no name of its own.
export function adapter(app: FastifyInstance) {
  let currentEvent: string | undefined;
  app.addHook("onRequest", async (request) => {
    Object.assign(request, { awsEvent: currentEvent });
  });
  return async (event: string) => {
    currentEvent = event;
    const answer = await app.inject({ method: "GET", url: "/" });
    return answer.body;
  };
}

const handler = adapter(Fastify());
createServer(async (req, res) => {
  res.end(await handler(String(req.headers["x-id"]))); // ! no-request-state-leak:readElsewhere
});

const counter = () => {
  let total = 0;
  return async (amount: Promise<number>) => {
    const before = total;
    total = before + (await amount); // ! no-shared-state-race:lostUpdate
    return total;
  };
};

const count = counter();
new Koa().use(async (ctx) => {
  ctx.body = String(await count(Promise.resolve(ctx.request.length ?? 0)));
});
