// A coupon that two requests redeem.
import Fastify from "fastify";

declare function applyDiscount(order: string, percent: number): Promise<void>;

const coupons = new Map<string, number>([["WELCOME", 10]]);

const app = Fastify();

interface Route {
  Params: { order: string; code: string };
}

app.post<Route>("/orders/:order/coupons/:code", async (request, reply) => {
  const { order, code } = request.params;
  const percent = coupons.get(code);
  if (percent === undefined) return reply.code(404).send();
  await applyDiscount(order, percent);
  coupons.delete(code); // ! no-shared-state-race
  return { percent };
});

app.post<Route>("/v2/orders/:order/coupons/:code", async (request, reply) => {
  const { order, code } = request.params;
  const percent = coupons.get(code);
  if (percent === undefined) return reply.code(404).send();
  coupons.delete(code);
  await applyDiscount(order, percent);
  return { percent };
});

// `delete` says whether it was there: check and write in one.
app.post<Route>("/v3/orders/:order/coupons/:code", async (request, reply) => {
  const { order, code } = request.params;
  const percent = coupons.get(code) ?? 0;
  if (!coupons.delete(code)) return reply.code(404).send();
  await applyDiscount(order, percent);
  return { percent };
});

export { app };
