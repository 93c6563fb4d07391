// What `decorate` puts under a name is what the name calls.
import fastify from "fastify";

import { mails } from "./mails.ts";

const app = fastify();
await app.register(mails);

app.get<{ Params: { name: string } }>("/mails/:name", async (request) => {
  return app.mailText(request.params.name); // ! no-blocking-call
});

app.get("/mails/of-request", async (request) => {
  return request.server.mailText("start"); // ! no-blocking-call
});

app.get("/mails/preview", async (_request, reply) => {
  return reply.sendMailPreview("start"); // ! no-blocking-call
});

app.get("/mails/note", async (request) => {
  return request.mailNote("start");
});

app.get<{ Params: { name: string } }>("/texts/:name", async (request) => {
  const text = await app.loadMailText(request.params.name);
  return text + app.mailFooter();
});
