// A seat is seen free, the payment takes its time, and both buyers get it.
import Fastify from "fastify";

declare function charge(card: string, cents: number): Promise<string>;

interface Seat {
  readonly id: string;
  holder: string | null;
}

const seats = new Map<string, Seat>([["A1", { id: "A1", holder: null }]]);

const app = Fastify();

app.post<{ Params: { id: string }; Body: { card: string; name: string } }>(
  "/seats/:id",
  async (request, reply) => {
    const seat = seats.get(request.params.id);
    if (!seat || seat.holder !== null) return reply.code(409).send();
    const receipt = await charge(request.body.card, 4900);
    seat.holder = request.body.name; // ! no-shared-state-race
    return { receipt };
  },
);

app.post<{ Params: { id: string }; Body: { card: string; name: string } }>(
  "/v2/seats/:id",
  async (request, reply) => {
    const seat = seats.get(request.params.id);
    if (!seat || seat.holder !== null) return reply.code(409).send();
    seat.holder = request.body.name;
    try {
      return { receipt: await charge(request.body.card, 4900) };
    } catch (error) {
      seat.holder = null;
      throw error;
    }
  },
);

export { app };
