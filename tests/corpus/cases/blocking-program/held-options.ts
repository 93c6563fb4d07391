// Options of routes under a name of their own: where they are given says what their functions are.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

import Fastify from "fastify";

let viewer = "";

const guarded = {
  schema: { querystring: { type: "object" } },
  onRequest: async (request: { headers: { authorization?: string } }) => {
    viewer = request.headers.authorization ?? ""; // ! no-request-state-leak
    await readFile("log");
    console.log(viewer);
  },
  preHandler: [
    async (request: { url: string }) => {
      console.log(readFileSync(`.${request.url}`, "utf8")); // ! no-blocking-call
    },
  ],
};

const listing = {
  method: "GET" as const,
  url: "/list",
  handler: async (request: { url: string }) =>
    readFileSync(`.${request.url}`, "utf8"), // ! no-blocking-call
};

/** Right: read once, by the one who starts the process. */
const tls = {
  read: () => readFileSync("key.pem", "utf8"),
};

const app = Fastify({
  serverFactory: undefined as never,
  ...{ key: tls.read() },
});

app.get("/", guarded, async () => "yes");
app.route(listing);

export { app };
