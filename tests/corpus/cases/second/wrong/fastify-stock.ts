import Fastify from "fastify";

declare const payments: {
  charge(token: string, amount: number): Promise<string>;
};

const stock = new Map<string, number>([
  ["chair", 12],
  ["table", 3],
]);
const server = Fastify();

server.post<{ Params: { sku: string }; Body: { token: string } }>(
  "/buy/:sku",
  async (request, reply) => {
    const { sku } = request.params;
    const left = stock.get(sku) ?? 0;
    if (left < 1) return reply.code(409).send({ error: "sold out" });
    const receipt = await payments.charge(request.body.token, 4900);
    stock.set(sku, left - 1); // ! no-shared-state-race
    return { receipt };
  },
);

export { server };
