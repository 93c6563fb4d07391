// Sensor readings over Fastify, in the style of plugins. Three mistakes: a getter that parses a file for each
// request, a total that loses readings, and a hook that calls `done` twice.
import Fastify, { type FastifyInstance } from "fastify";
import { ingestRoutes } from "./ingest/routes";
import { audit } from "./plugins/audit";
import { auth } from "./plugins/auth";
import { metrics } from "./plugins/metrics";
import type { SensorStore } from "./types";

export async function build(store: SensorStore): Promise<FastifyInstance> {
  const app = Fastify({ logger: { level: "info" }, trustProxy: true });

  app.addHook("preParsing", (request, _reply, payload, done) => {
    if (Number(request.headers["content-length"] ?? 0) > 1_000_000) {
      done(new Error("too large"));
    }
    done(null, payload); // ! no-repeated-downstream
  });

  app.setErrorHandler((error, request, reply) => {
    request.log.error(error);
    void reply.code(500).send({ error: "internal" });
  });

  metrics(app);
  audit(app, "audit.log");
  await app.register(async (scope) => {
    auth(scope, store);
    ingestRoutes(scope, store);
  });
  return app;
}
