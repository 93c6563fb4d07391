// Procedures that the routers of other files are made with.
import { initTRPC, TRPCError } from "@trpc/server";
import { Mutex } from "async-mutex";

interface Context {
  readonly user?: string;
}

const t = initTRPC.context<Context>().create();
const mutex = new Mutex();

const signedIn = t.middleware(async ({ ctx, next }) => {
  if (ctx.user === undefined) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { user: ctx.user } });
});

const locked = t.middleware(async ({ next }) =>
  mutex.runExclusive(() => next()),
);

export const { router } = t;
export const signed = t.procedure.use(signedIn);
export const serial = t.procedure.use(signedIn).use(locked);
