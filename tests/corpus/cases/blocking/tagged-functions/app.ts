// What no catalogue can know, the project says with a tag.
import Fastify from "fastify";
import { lookUp, ocr, printLabel } from "./native";

const app = Fastify();

app.post<{ Body: Uint8Array }>("/ocr", async (request) => {
  const text = ocr.recognise(request.body); // ! no-blocking-call
  return { text };
});

app.post<{ Body: Uint8Array }>("/ocr/jobs", async (request, reply) => {
  const job = ocr.submit(request.body);
  return reply.code(202).send({ job });
});

app.post<{ Params: { id: string } }>("/labels/:id", (request, reply) => {
  printLabel(`#${request.params.id}`); // ! no-blocking-call
  return reply.code(204).send();
});

app.get<{ Params: { key: string } }>("/table/:key", (request) => {
  return { value: lookUp(request.params.key) };
});

export { app };
