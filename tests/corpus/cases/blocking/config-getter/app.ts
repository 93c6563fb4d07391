// A property access that reads a file.
import Fastify from "fastify";
import { config } from "./config";

const bootFlags = config.flags;

const app = Fastify();

app.addHook("preHandler", async (request, reply) => {
  if (request.url.startsWith("/beta")) {
    const flags = config.flags; // ! no-blocking-call
    if (!flags.has("beta")) return reply.code(404).send();
  }
});

app.get("/beta", () => ({ config: config.name, flags: [...bootFlags] }));
app.put("/level/:level", (request) => {
  config.level = String((request.params as { level: string }).level);
  return { ok: true };
});

export { app };
