import { Application, Router } from "@oakserver/oak";

declare const bookings: { insert(seat: string, who: string): Promise<void> };

const sold: string[] = [];
const router = new Router();

router.post("/seats/:seat", async (ctx) => {
  const seat = ctx.params.seat;
  if (sold.includes(seat)) {
    ctx.response.status = 409;
    return;
  }
  await bookings.insert(seat, ctx.request.ip);
  sold.push(seat); // ! no-shared-state-race
  ctx.response.status = 201;
});

export const app = new Application();
app.use(router.routes());
