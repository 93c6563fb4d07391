// Fastify: hooks as arrays and options, decorators, error and not-found handlers, encapsulated plugins.
import Fastify, {
  type FastifyPluginAsync,
  type onRequestHookHandler,
} from "fastify";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const maintenance: onRequestHookHandler = (_request, reply, done) => {
  if (existsSync("maintenance")) reply.header("x-maintenance", "1"); // ! no-blocking-call
  done();
};

const plugin: FastifyPluginAsync<{ file: string }> = async (app, options) => {
  // Start-up: plugins are loaded once.
  const table = readFileSync(options.file, "utf8").split("\n");

  app.get("/table", { onRequest: [maintenance] }, () => table);

  app.get("/table/fresh", {
    preHandler: async () => {
      appendFileSync("reads.log", "fresh\n"); // ! no-blocking-call
    },
    handler: async () => readFileSync(options.file, "utf8"), // ! no-blocking-call
  });
};

const app = Fastify();

await app.register(plugin, { file: "table.txt" });

app.setNotFoundHandler((_request, reply) => {
  const page = readFileSync("404.html", "utf8"); // ! no-blocking-call
  return reply.code(404).type("text/html").send(page);
});

app.setErrorHandler((error, _request, reply) => {
  appendFileSync("errors.log", String(error)); // ! no-blocking-call
  return reply.code(500).send({ error: "internal" });
});

app.addContentTypeParser(
  "application/gzip",
  { parseAs: "buffer" },
  (_request, body, done) => {
    done(null, gunzipSync(body)); // ! no-blocking-call
  },
);

app.addHook("onReady", async () => {
  appendFileSync("starts.log", `${new Date().toISOString()}\n`);
});

process.on("exit", () => {
  appendFileSync("stops.log", `${new Date().toISOString()}\n`);
});

export { app };
