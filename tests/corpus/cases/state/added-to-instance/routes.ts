import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyInstance {
    readonly formatting: { sql: string; at: string };
    readonly banner: { text: string };
  }
}

interface Sent {
  readonly Body: { readonly query: string };
}

declare function format(sql: string): Promise<string>;

export default async (app: FastifyInstance): Promise<void> => {
  app.post<Sent>("/format", async (request, reply) => {
    app.formatting.sql = request.body.query; // ! no-request-state-leak:readAfter
    await format("select 1");
    reply.header("x-length", app.formatting.sql.length);
    return "done";
  });
  // Written, and never looked at.
  app.post<Sent>("/seen", async (request) => {
    app.formatting.at = request.body.query;
    await format("select 1");
    return "done";
  });
  // A setting: what is sent is kept for all that come after it.
  app.put<Sent>("/banner", async (request) => {
    app.banner.text = request.body.query;
    await format("select 1");
    return { text: app.banner.text };
  });
  app.get("/banner", async () => ({ text: app.banner.text }));
};
