import { initTRPC } from "@trpc/server";

declare function countTokens(text: string): Promise<number>;

const t = initTRPC.context<{ user: string }>().create();
const used = new Map<string, number>();

const metered = t.middleware(async ({ ctx, next, getRawInput }) => {
  console.log("tokens so far", used.get(ctx.user));
  const tokens = await countTokens(JSON.stringify(await getRawInput()));
  used.set(ctx.user, (used.get(ctx.user) ?? 0) + tokens);
  return next({ ctx: { tokens } });
});

export const procedure = t.procedure.use(metered);
