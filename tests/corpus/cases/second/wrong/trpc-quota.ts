import { initTRPC, TRPCError } from "@trpc/server";

declare const llm: {
  complete(prompt: string): Promise<{ text: string; tokens: number }>;
};

const t = initTRPC.context<{ userId: string }>().create();
const DAILY = 50_000;
const used: Record<string, number> = {};

const quota = t.middleware(async ({ ctx, next }) => {
  const soFar = used[ctx.userId] ?? 0;
  if (soFar > DAILY) throw new TRPCError({ code: "TOO_MANY_REQUESTS" });
  const result = await next();
  used[ctx.userId] = soFar + 1; // ! no-shared-state-race
  return result;
});

export const appRouter = t.router({
  ask: t.procedure
    .use(quota)
    .input((value: unknown) => String(value))
    .mutation(async ({ input }) => (await llm.complete(input)).text),
});
