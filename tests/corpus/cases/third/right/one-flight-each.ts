import Fastify from "fastify";

declare function translate(text: string): Promise<string>;

const flights = new Map<string, Promise<string>>();

function translated(text: string) {
  let flight = flights.get(text);
  if (!flight) {
    flight = translate(text).finally(() => flights.delete(text));
    flights.set(text, flight);
  }
  return flight;
}

const app = Fastify();
app.get<{ Querystring: { text: string } }>("/translate", async (request) => {
  const result = await translated(request.query.text);
  return { result, waiting: flights.size };
});
