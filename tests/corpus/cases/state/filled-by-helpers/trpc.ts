import { initTRPC } from "@trpc/server";

import { type Database, flagsOf, remoteRows, userOf } from "./cache";

interface Context {
  readonly db: Database;
  readonly user: { readonly id: string };
  readonly signal: AbortSignal;
}

const t = initTRPC.context<Context>().create();

let flags: string[] | undefined;
let mine: { name: string } | undefined;

export const router = t.router({
  flags: t.procedure.query(async ({ ctx }) => {
    flags ??= await ctx.db.flags(); // !strict no-shared-state-race:lateFill
    return flags;
  }),
  flagsByHelper: t.procedure.query(async ({ ctx }) => flagsOf(ctx)),
  remote: t.procedure.query(async ({ ctx }) => remoteRows(ctx.signal)),
  mine: t.procedure.query(async ({ ctx }) => {
    mine ??= await ctx.db.user.find(ctx.user.id); // ! no-request-state-leak:filledOnce
    return mine;
  }),
  mineByHelper: t.procedure.query(
    async ({ ctx }) => userOf(ctx.user.id), // ! no-request-state-leak:filledOnce
  ),
});
