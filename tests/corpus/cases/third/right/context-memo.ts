import { initTRPC } from "@trpc/server";

interface Context {
  readonly token: string;
  user?: { id: string; visits: number };
}
declare function userOf(token: string): Promise<{ id: string; visits: number }>;

const t = initTRPC.context<Context>().create();

const withUser = t.middleware(async ({ ctx, next }) => {
  ctx.user ??= await userOf(ctx.token);
  const before = ctx.user.visits;
  await Promise.resolve();
  ctx.user.visits = before + 1;
  return next({ ctx: { ...ctx, user: ctx.user } });
});

export const router = t.router({
  me: t.procedure.use(withUser).query(({ ctx }) => ctx.user),
});
