import { initTRPC } from "@trpc/server";

import { type Database, flagsOf, remoteRows, userOf } from "./cache";

interface Session {
  get(key: string): string;
  refresh(): Promise<void>;
  size(): number;
}

interface Context {
  readonly db: Database;
  readonly user: { readonly id: string };
  readonly signal: AbortSignal;
  readonly session: Session;
}

const t = initTRPC.context<Context>().create();

let flags: string[] | undefined;
let mine: { name: string } | undefined;

let name: string | undefined;
let session: Session | undefined;
let size: number | undefined;

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
  // What a session tells at once, or is, belongs to the request.
  told: t.procedure.query(async ({ ctx }) => {
    name = ctx.session.get("name"); // ! no-request-state-leak:readAfter
    await ctx.session.refresh();
    return name;
  }),
  whole: t.procedure.query(async ({ ctx }) => {
    session = ctx.session; // ! no-request-state-leak:readAfter
    await ctx.session.refresh();
    return session.get("name");
  }),
  filled: t.procedure.query(async ({ ctx }) => {
    size ??= ctx.session.size();
    await ctx.session.refresh();
    return size;
  }),
});
