import { ORPCError, os } from "@orpc/server";
import { initTRPC, TRPCError } from "@trpc/server";

declare function allowed(path: readonly string[]): Promise<boolean>;
declare const jobs: { add(run: () => unknown): void };

const base = os.$context<{ readonly ip: string }>();
const t = initTRPC.context<{ readonly ip: string }>().create();

// `T | PromiseLike<T>`: the promise rules look for `Promise`.
export const accepted = base.middleware(
  async ({ next, path }, input, output): Promise<any> => {
    if (path[0] === "jobs") {
      next(); // ! await-downstream
      return output({ accepted: true });
    }
    return next();
  },
);

export const permitted = base.middleware(async ({ next, path }) => {
  if (!(await allowed(path))) throw new ORPCError("FORBIDDEN");
  const result = next();
  return result;
});

/** The permission comes too late: the procedure has been running all the while. */
export const permittedLate = base.middleware(async ({ next, path }) => {
  const result = next(); // ! await-downstream
  if (path.includes("admin")) throw new ORPCError("FORBIDDEN");
  return result;
});

export const deferred = t.middleware(async ({ next, path }): Promise<any> => {
  if (path.startsWith("jobs.")) {
    setImmediate(() => next()); // ! await-downstream
    return { ok: true, data: undefined };
  }
  return next();
});

export const together = t.middleware(async ({ next, path }) => {
  const [result, ok] = await Promise.all([next(), allowed([path])]);
  if (!ok) throw new TRPCError({ code: "FORBIDDEN" });
  return result;
});

/** Handed to a queue of which nothing is known: silence. */
export const queued = t.middleware(async ({ next, path }): Promise<any> => {
  if (path === "jobs.run") {
    jobs.add(() => next());
    return { ok: true, data: undefined };
  }
  return next();
});
