import { Router } from "@oakserver/oak";

class RequestContext {
  user = "";
  steps = 0;

  constructor(readonly id: string) {}

  async authenticate(token: string) {
    this.user = await verify(token);
    return this.user;
  }

  async step(work: () => Promise<void>) {
    const current = this.steps;
    await work();
    this.steps = current + 1;
  }
}
declare function verify(token: string): Promise<string>;
declare function save(user: string): Promise<void>;

export const router = new Router();

router.post("/save", async (ctx) => {
  const context = new RequestContext(crypto.randomUUID());
  await context.authenticate(ctx.request.headers.get("authorization") ?? "");
  await context.step(() => save(context.user));
  ctx.response.body = {
    id: context.id,
    user: context.user,
    steps: context.steps,
  };
});
