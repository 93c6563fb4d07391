import type { HookContext, NextFunction } from "@feathersjs/feathers";

interface Principal {
  readonly id: string;
  readonly permissions: readonly string[];
}
interface Params {
  readonly headers?: Record<string, string>;
  query?: Record<string, unknown>;
  user?: Principal;
  trx?: Transaction;
}
interface Transaction {
  commit(): Promise<void>;
  rollback(error: unknown): Promise<void>;
}

declare function verify(token: string): Promise<Principal>;
declare function begin(): Promise<Transaction>;
declare const cache: {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, seconds: number): Promise<void>;
  drop(prefix: string): Promise<void>;
};

const paramsOf = (context: HookContext): Params => context.params as Params;

export async function authenticate(context: HookContext, next: NextFunction) {
  const token = paramsOf(context).headers?.["authorization"];
  if (!token) throw new Error("not authenticated");
  context.params = { ...context.params, user: await verify(token) } as never;
  await next();
}

export const allow =
  (...permissions: readonly string[]) =>
  async (context: HookContext, next: NextFunction): Promise<void> => {
    const granted = paramsOf(context).user?.permissions ?? [];
    const missing = permissions.filter((name) => !granted.includes(name));
    if (missing.length > 0) throw new Error(`needs ${missing.join(", ")}`);
    return next();
  };

export const cached =
  (seconds: number) =>
  async (context: HookContext, next: NextFunction): Promise<void> => {
    const key = `${context.path}:${JSON.stringify(paramsOf(context).query)}`;
    if (context.method !== "find") {
      await next();
      await cache.drop(context.path);
      return;
    }
    const hit = await cache.get(key);
    if (hit !== undefined) {
      context.result = hit;
      return;
    }
    await next();
    await cache.set(key, context.result, seconds);
  };

/** A `find` lets go of the work: its answer is empty, its transaction stays open. */
export async function transaction(context: HookContext, next: NextFunction) {
  const trx = await begin();
  context.params = { ...context.params, trx } as never;
  const work = next().catch((error: unknown) => trx.rollback(error)); // ! await-downstream
  if (context.method === "find") return;
  await work;
  await trx.commit();
}

export async function transactionAwaited(
  context: HookContext,
  next: NextFunction,
) {
  const trx = await begin();
  context.params = { ...context.params, trx } as never;
  try {
    await next();
    await trx.commit();
  } catch (error) {
    await trx.rollback(error);
    throw error;
  }
}
