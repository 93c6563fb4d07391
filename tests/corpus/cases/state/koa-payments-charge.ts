// Paid twice: the order is looked up, charged, and only then marked. The acquirer itself is the harm.
import Router from "@koa/router";

declare const payments: {
  charge(order: string, cents: number): Promise<string>;
};

const paid = new Map<string, string>();
const charging = new Map<string, Promise<string>>();

export const router = new Router();

router.post("/orders/:id/pay", async (ctx) => {
  const id = ctx.params["id"] ?? "";
  let receipt = paid.get(id);
  if (receipt === undefined) {
    receipt = await payments.charge(id, 4900);
    paid.set(id, receipt); // ! no-shared-state-race
  }
  ctx.body = { receipt };
});

router.post("/v2/orders/:id/pay", async (ctx) => {
  const id = ctx.params["id"] ?? "";
  let charge = charging.get(id);
  if (!charge) {
    charge = payments.charge(id, 4900);
    charging.set(id, charge);
  }
  ctx.body = { receipt: await charge };
});
