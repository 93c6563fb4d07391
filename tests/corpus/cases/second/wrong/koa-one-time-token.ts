import Router from "@koa/router";

declare const users: {
  setPassword(user: string, password: string): Promise<void>;
};

interface Reset {
  readonly user: string;
  used: boolean;
}
const resets = new Map<string, Reset>();
const router = new Router();

router.post("/reset/:token", async (ctx) => {
  const reset = resets.get(ctx.params["token"] ?? "");
  if (!reset || reset.used) {
    ctx.status = 410;
    return;
  }
  await users.setPassword(reset.user, ctx.get("x-password"));
  reset.used = true; // ! no-shared-state-race
  ctx.status = 204;
});

export { router };
