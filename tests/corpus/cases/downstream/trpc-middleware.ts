import { initTRPC, TRPCError } from "@trpc/server";

interface Context {
  readonly userId?: string;
  readonly requestId: string;
}

const t = initTRPC.context<Context>().create();

declare const log: {
  info(fields: Record<string, unknown>): void;
  error(fields: Record<string, unknown>): void;
};
declare function planOf(userId: string): Promise<"free" | "pro">;

export const logged = t.middleware(async ({ path, type, next }) => {
  const start = Date.now();
  const result = await next();
  const fields = { path, type, ms: Date.now() - start };
  if (result.ok) log.info(fields);
  else log.error({ ...fields, code: result.error.code });
  return result;
});

export const loggedTooEarly = t.middleware(async ({ path, type, next }) => {
  const start = Date.now();
  const result = next(); // ! await-downstream
  log.info({ path, type, ms: Date.now() - start });
  return result;
});

export const authed = t.middleware((opts) => {
  const { userId } = opts.ctx;
  if (!userId) throw new TRPCError({ code: "UNAUTHORIZED" });
  return opts.next({ ctx: { userId } });
});

// tRPC resolves to `{ ok: false }`: nothing is lost to the `catch`, nor by a late await.
export const quiet = t.middleware(async ({ next }) => {
  try {
    return next();
  } catch (error) {
    log.error({ error });
    throw error;
  }
});

export const billed = t.procedure.use(authed).use(async (opts) => {
  const pending = opts.next();
  const plan = await planOf(opts.ctx.userId);
  const result = await pending;
  log.info({ plan, ok: result.ok });
  return result;
});

export const abandoned = t.procedure.use(authed).use(async (opts) => {
  const pending = opts.next(); // ! await-downstream
  if ((await planOf(opts.ctx.userId)) === "free") {
    throw new TRPCError({ code: "FORBIDDEN", message: "pro only" });
  }
  return pending;
});

export const released = t.middleware(async ({ next }) => {
  const timer = setTimeout(() => log.error({ slow: true }), 5000);
  try {
    return next(); // ! await-downstream
  } finally {
    clearTimeout(timer);
  }
});
