import Router from "@koa/router";
import * as house from "./state";

declare function charge(seat: string): Promise<void>;
declare function plan(): Promise<number>;

export const router = new Router();

router.post("/seats/:seat", async (ctx) => {
  const seat = String(ctx["params"].seat);
  if (!house.board.isOpen) ctx.throw(409);
  await charge(seat);
  ctx.body = new house.Booking(seat).number; // ! no-shared-state-race:staleCheck
});

router.put("/seats", async (ctx) => {
  const before = house.board.left;
  const added = await plan();
  house.board.left = before + added; // ! no-shared-state-race:lostUpdate
  ctx.status = 204;
});

router.patch("/seats", async (ctx) => {
  const added = await plan();
  house.board.left = house.board.left + added;
  ctx.body = { left: house.board.left };
});

router.get("/seats", async (ctx) => {
  const size = await plan();
  ctx.body = { size, left: house.board.left, open: house.board.isOpen };
});
