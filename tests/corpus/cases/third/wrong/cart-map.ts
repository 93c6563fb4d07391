import Fastify from "fastify";

interface Line {
  readonly sku: string;
  readonly price: number;
}
declare const catalogue: { price(sku: string): Promise<number> };

const carts = new Map<string, readonly Line[]>();
const app = Fastify();

app.post<{ Params: { id: string; sku: string } }>(
  "/carts/:id/:sku",
  async (request) => {
    const { id, sku } = request.params;
    const lines = carts.get(id) ?? [];
    const price = await catalogue.price(sku);
    carts.set(id, [...lines, { sku, price }]); // ! no-shared-state-race
    return carts.get(id);
  },
);
