// "The last search" of everybody.
import { initTRPC } from "@trpc/server";

interface Context {
  readonly user: string;
}

const t = initTRPC.context<Context>().create();

let viewer: string | undefined;
const recent = new Map<string, string[]>();

declare function recommend(user: string | undefined): Promise<string[]>;

const withViewer = t.procedure.use(async ({ ctx, next }) => {
  viewer = ctx.user; // ! no-request-state-leak
  return next();
});

const withRecent = t.procedure.use(async ({ ctx, next }) => {
  const list = recent.get(ctx.user) ?? [];
  return next({ ctx: { ...ctx, recent: list } });
});

export const router = t.router({
  recommendations: withViewer.query(async () => {
    return recommend(viewer);
  }),
  recent: withRecent.query(async ({ ctx }) => {
    const fresh = await recommend(ctx.user);
    recent.set(ctx.user, fresh);
    return { fresh, before: ctx.recent };
  }),
});
