import { initTRPC, TRPCError } from "@trpc/server";
import { AsyncLocalStorage } from "node:async_hooks";

interface Organisation {
  readonly id: string;
  readonly members: ReadonlyMap<string, "owner" | "admin" | "member">;
  readonly suspended: boolean;
}
interface Context {
  readonly requestId: string;
  readonly userId: string | null;
  readonly organisationId: string | null;
}
interface Transaction {
  readonly id: number;
}

declare const organisations: { get(id: string): Promise<Organisation | null> };
declare const database: {
  transaction<T>(run: (trx: Transaction) => Promise<T>): Promise<T>;
};
declare const quota: {
  consume(key: string, cost: number): Promise<{ remaining: number }>;
};
declare const tracer: {
  startActiveSpan<T>(name: string, run: (span: Span) => T): T;
};
interface Span {
  setStatus(status: "ok" | "error"): void;
  end(): void;
}

const t = initTRPC.context<Context>().meta<{ cost?: number }>().create();
const requests = new AsyncLocalStorage<{ readonly requestId: string }>();

const withRequest = t.middleware(({ ctx, next }) =>
  requests.run({ requestId: ctx.requestId }, () => next()),
);

const withSpan = t.middleware(({ path, type, next }) =>
  tracer.startActiveSpan(`${type} ${path}`, async (span) => {
    try {
      const result = await next();
      span.setStatus(result.ok ? "ok" : "error");
      return result;
    } finally {
      span.end();
    }
  }),
);

const withSpanTooShort = t.middleware(({ path, type, next }) =>
  tracer.startActiveSpan(`${type} ${path}`, async (span) => {
    try {
      return next(); // ! await-downstream
    } finally {
      span.end();
    }
  }),
);

const signedIn = t.middleware(({ ctx, next }) => {
  if (!ctx.userId) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { ...ctx, userId: ctx.userId } });
});

const inOrganisation = signedIn.unstable_pipe(async ({ ctx, next }) => {
  if (!ctx.organisationId) {
    throw new TRPCError({ code: "BAD_REQUEST", message: "no organisation" });
  }
  const organisation = await organisations.get(ctx.organisationId);
  if (!organisation || organisation.suspended) {
    throw new TRPCError({ code: "NOT_FOUND" });
  }
  const role = organisation.members.get(ctx.userId);
  if (!role) throw new TRPCError({ code: "FORBIDDEN" });
  return next({ ctx: { organisation, role } });
});

const metered = t.middleware(async ({ ctx, meta, next }) => {
  const { remaining } = await quota.consume(
    ctx.organisationId ?? "anonymous",
    meta?.cost ?? 1,
  );
  if (remaining < 0) throw new TRPCError({ code: "TOO_MANY_REQUESTS" });
  return next();
});

const transactional = t.middleware(async ({ type, next }) => {
  if (type !== "mutation") return next();
  return database.transaction(async (trx) => {
    const result = await next({ ctx: { trx } });
    if (!result.ok) throw result.error;
    return result;
  });
});

/** Checked for its time limit, and then let go. */
const limited = t.middleware(async ({ next }) => {
  const pending = next(); // ! await-downstream
  const signal = AbortSignal.timeout(10);
  if (signal.aborted) throw new TRPCError({ code: "TIMEOUT" });
  const result = await pending;
  return result;
});

export const procedure = t.procedure
  .use(withRequest)
  .use(withSpan)
  .use(withSpanTooShort)
  .use(inOrganisation)
  .use(metered)
  .use(transactional)
  .use(limited);
