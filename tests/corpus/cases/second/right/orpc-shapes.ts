import { ORPCError, os } from "@orpc/server";

declare function userOf(token: string): Promise<string | undefined>;
declare function retry<T>(work: () => Promise<T>): Promise<T>;

const base = os.$context<{ headers: Headers }>();

const auth = base.middleware(async ({ context, next }) => {
  const user = await userOf(context.headers.get("authorization") ?? "");
  if (!user) throw new ORPCError("UNAUTHORIZED");
  return next({ context: { user } });
});

const timing = base.middleware(async ({ path, next }) => {
  const start = Date.now();
  try {
    return await next();
  } finally {
    console.log(path.join("."), Date.now() - start);
  }
});

export const me = base
  .use(timing)
  .use(auth)
  .handler(async ({ context }) => retry(async () => ({ user: context.user })));
