import { initTRPC, TRPCError } from "@trpc/server";

declare const db: {
  $transaction<T>(work: (tx: { id: number }) => Promise<T>): Promise<T>;
};
const t = initTRPC.context<{ user?: string; ip: string }>().create();

const authed = t.middleware(({ ctx, next }) => {
  if (!ctx.user) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { user: ctx.user } });
});

const timed = t.middleware(async ({ path, next }) => {
  const start = Date.now();
  const result = await next();
  console.log(path, result.ok ? "ok" : "failed", Date.now() - start);
  return result;
});

const inTransaction = t.middleware(({ next }) =>
  db.$transaction((tx) => next({ ctx: { tx } })),
);

export const procedure = t.procedure.use(timed).use(authed).use(inTransaction);
export const router = t.router({
  me: procedure.query(({ ctx }) => ({ user: ctx.user, tx: ctx.tx.id })),
});
