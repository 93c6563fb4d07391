import { initTRPC } from "@trpc/server";
const t = initTRPC.context<{ user: string }>().create();
let actor = "";
let balance = 100;
export const router = t.router({
  w: t.procedure.mutation(async ({ ctx }) => {
    actor = ctx.user; // ! no-request-state-leak
    await fetch("/x");
    return actor;
  }),
  w2: t.procedure.mutation(async () => {
    if (balance < 10) throw new Error("no");
    await fetch("/x");
    balance -= 10; // ! no-shared-state-race
    return balance;
  }),
  r: t.procedure.mutation(async ({ ctx }) => {
    const actor = ctx.user;
    await fetch("/x");
    return actor;
  }),
  r2: t.procedure.mutation(async () => {
    if (balance < 10) throw new Error("no");
    balance -= 10;
    await fetch("/x");
    return true;
  }),
});
