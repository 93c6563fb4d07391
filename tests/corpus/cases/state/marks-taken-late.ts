import Koa from "koa";
import Router from "@koa/router";

declare function reserve(seat: string): Promise<string>;
declare function charge(order: string): Promise<{ readonly id: string }>;

interface Seat {
  readonly name: string;
  taken: boolean;
  by: string;
}
const seats: Seat[] = [{ name: "A1", taken: false, by: "" }];
const receipts = new Map<string, { readonly id: string }>();

const router = new Router();

// A mark keeps nothing of what was done: whoever comes second has the same seat.
router.post("/seats", async (ctx) => {
  const seat = seats.find(({ taken }) => !taken);
  if (!seat) {
    ctx.status = 409;
    return;
  }
  const number = await reserve(seat.name);
  seat.taken = true; // ! no-shared-state-race:staleCheck
  seat.by = number;
  ctx.body = seat;
});

router.put("/seats", async (ctx) => {
  const seat = seats.find(({ taken }) => !taken);
  if (!seat) {
    ctx.status = 409;
    return;
  }
  seat.taken = true;
  seat.by = await reserve(seat.name);
  ctx.body = seat;
});

// What is kept here is what the wait gave: its promise could be kept as well.
router.post("/orders/:order/pay", async (ctx) => {
  const order = String(ctx.params["order"]);
  let receipt = receipts.get(order);
  if (!receipt) {
    receipt = await charge(order);
    receipts.set(order, receipt); // ! no-shared-state-race:lateFill
  }
  ctx.body = receipt;
});

router.delete("/orders/:order", (ctx) => {
  receipts.delete(String(ctx.params["order"]));
  ctx.status = 204;
});

export const app = new Koa().use(router.routes());
