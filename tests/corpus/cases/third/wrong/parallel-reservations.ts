import { initTRPC } from "@trpc/server";

declare const warehouse: {
  reserve(sku: string, quantity: number): Promise<void>;
};

const stock = { left: 100 };
const t = initTRPC.create();

export const router = t.router({
  reserve: t.procedure.mutation(async () => {
    const wanted = [
      { sku: "chair", quantity: 4 },
      { sku: "table", quantity: 1 },
    ];
    await Promise.all(
      wanted.map(async ({ sku, quantity }) => {
        const left = stock.left;
        await warehouse.reserve(sku, quantity);
        stock.left = left - quantity; // ! no-shared-state-race
      }),
    );
    return stock;
  }),
});
