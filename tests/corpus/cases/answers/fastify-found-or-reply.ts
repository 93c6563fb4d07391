// `found ?? reply.code(404).send()`: what is returned where the answer was sent is the reply.
import Fastify from "fastify";

interface Book {
  readonly id: string;
}

declare const books: { find(id: string): Promise<Book | undefined> };

export const app = Fastify();

app.get<{ Params: { id: string } }>("/books/:id", async (request, reply) => {
  const book = await books.find(request.params.id);
  return book ?? reply.code(404).send();
});

app.get<{ Params: { id: string } }>("/copies/:id", async (request, reply) => {
  const book = await books.find(request.params.id);
  return book ? { copies: 1 } : reply.code(404).send({ error: "unknown" });
});

app.get<{ Params: { id: string } }>("/late/:id", async (request, reply) => {
  const book = await books.find(request.params.id);
  if (!book) reply.code(404).send();
  return book ?? { id: "none" }; // ! single-answer
});

app.get<{ Params: { id: string } }>("/both/:id", async (request, reply) => {
  const book = await books.find(request.params.id);
  if (!book) {
    reply.code(404).send();
    return request.params.id.length > 3 ? { id: "short" } : { id: "none" }; // ! single-answer
  }
  return book;
});
