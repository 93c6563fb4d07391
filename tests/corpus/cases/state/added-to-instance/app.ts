// What a project adds to Fastify's own types nobody but the project reads.
import { fastify, type FastifyInstance } from "fastify";
import routes from "./routes";

export function build(): FastifyInstance {
  const app = fastify();
  app.decorate("formatting", { sql: "", at: "" });
  app.decorate("banner", { text: "" });
  void app.register(routes);
  return app;
}
