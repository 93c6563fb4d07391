import Fastify from "fastify";

declare const payments: { charge(token: string): Promise<string> };

const stock = new Map<string, number>([["chair", 12]]);
const server = Fastify();

server.post<{ Params: { sku: string }; Body: { token: string } }>(
  "/buy/:sku",
  async (request, reply) => {
    const { sku } = request.params;
    const left = stock.get(sku) ?? 0;
    if (left < 1) return reply.code(409).send({ error: "sold out" });
    stock.set(sku, left - 1);
    try {
      return { receipt: await payments.charge(request.body.token) };
    } catch (error) {
      // Given back: read and written in one go.
      stock.set(sku, (stock.get(sku) ?? 0) + 1);
      throw error;
    }
  },
);

export { server };
