// CSV export with Fastify: hook, route handler and route option.
import Fastify from "fastify";
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import zlib from "node:zlib";

const gzip = promisify(zlib.gzip);
const commit = execFileSync("git", ["rev-parse", "HEAD"], {
  encoding: "utf8",
}).trim();

interface Row {
  readonly id: string;
  readonly total: number;
}

declare function loadRows(month: string): Promise<Row[]>;

const app = Fastify({ logger: true });

app.addHook("onRequest", (request, reply, done) => {
  reply.header("x-request-id", request.headers["x-request-id"] ?? randomUUID());
  reply.header("x-commit", commit);
  done();
});

app.addHook("onSend", async (_request, reply, payload) => {
  if (typeof payload !== "string" || payload.length < 1024) return payload;
  reply.header("content-encoding", "gzip");
  return zlib.gzipSync(payload); // ! no-blocking-call
});

app.get<{ Params: { month: string } }>(
  "/export/:month",
  async (request, reply) => {
    const rows = await loadRows(request.params.month);
    const csv = rows.map((row) => `${row.id};${String(row.total)}`).join("\n");
    reply.header("content-encoding", "gzip").type("text/csv");
    return gzip(csv);
  },
);

app.route({
  method: "GET",
  url: "/version",
  preHandler: (_request, reply, done) => {
    reply.header("x-node", execFileSync("node", ["-v"]).toString()); // ! no-blocking-call
    done();
  },
  handler: () => ({ commit }),
});

void app.listen({ port: 3000 });
