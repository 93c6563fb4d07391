import { Application } from "@oakserver/oak";

declare function warmUp(): Promise<void>;

let served = 0;
export const app = new Application();

app.use(async (ctx, next) => {
  const count = served;
  if (ctx.request.method === "POST") {
    await warmUp();
  }
  served = count + 1; // ! no-shared-state-race
  await next();
});
