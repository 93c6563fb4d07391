// tRPC: the quota is read, the procedure runs, the stale value is written back.
import { initTRPC, TRPCError } from "@trpc/server";

const t = initTRPC.context<{ org: string }>().create();

const usage: Record<string, number> = {};
const LIMIT = 1000;

const metered = t.procedure.use(async ({ ctx, next }) => {
  const used = usage[ctx.org] ?? 0;
  if (used >= LIMIT) throw new TRPCError({ code: "TOO_MANY_REQUESTS" });
  const result = await next();
  if (result.ok) {
    usage[ctx.org] = used + 1; // ! no-shared-state-race
  }
  return result;
});

const meteredInOneTick = t.procedure.use(async ({ ctx, next }) => {
  const result = await next();
  if (result.ok) usage[ctx.org] = (usage[ctx.org] ?? 0) + 1;
  return result;
});

export const router = t.router({
  search: metered.query(() => ["a", "b"]),
  suggest: meteredInOneTick.query(() => ["c"]),
});
