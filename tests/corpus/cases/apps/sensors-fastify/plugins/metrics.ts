import type { FastifyInstance } from "fastify";

export interface Metrics {
  requests: number;
  failed: number;
  bytes: number;
}

export function metrics(app: FastifyInstance): Metrics {
  const totals: Metrics = { requests: 0, failed: 0, bytes: 0 };

  app.addHook("onRequest", (_request, _reply, done) => {
    totals.requests += 1;
    done();
  });

  app.addHook("onResponse", (request, reply, done) => {
    if (reply.statusCode >= 500) totals.failed += 1;
    totals.bytes += Number(request.headers["content-length"] ?? 0);
    done();
  });

  app.get("/metrics", () => totals);

  return totals;
}
