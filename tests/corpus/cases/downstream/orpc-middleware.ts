import { ORPCError, os } from "@orpc/server";

interface Context {
  readonly headers: Headers;
}
declare const audit: { write(path: readonly string[]): Promise<void> };
declare function userOf(headers: Headers): Promise<{ id: string } | null>;

const base = os.$context<Context>();

export const withUser = base.middleware(async ({ context, next }) => {
  const user = await userOf(context.headers);
  if (!user) throw new ORPCError("UNAUTHORIZED");
  return next({ context: { user } });
});

// oRPC's result is `T | PromiseLike<T>`: a rejection meanwhile has no handler.
export const audited = base.middleware(async ({ next, path }) => {
  const result = next(); // ! await-downstream
  await audit.write(path);
  return result;
});

export const auditedAfter = base.middleware(async ({ next, path }) => {
  const result = await next();
  await audit.write(path);
  return result;
});

export const mapped = base.middleware(async (options) => {
  try {
    return options.next(); // ! await-downstream
  } catch (error) {
    if (error instanceof RangeError) {
      throw new ORPCError("BAD_REQUEST", { message: error.message });
    }
    throw error;
  }
});

export const mappedAwaited = base.middleware(async (options) => {
  try {
    return await options.next();
  } catch (error) {
    if (error instanceof RangeError) {
      throw new ORPCError("BAD_REQUEST", { message: error.message });
    }
    throw error;
  }
});
