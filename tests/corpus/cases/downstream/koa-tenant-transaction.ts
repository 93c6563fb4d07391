import Koa from "koa";
import type { Context, Middleware, Next } from "koa";
import { AsyncLocalStorage } from "node:async_hooks";

interface Transaction {
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

interface Database {
  begin(): Promise<Transaction>;
  transaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T>;
}

interface Tenant {
  readonly id: string;
  readonly plan: "free" | "pro";
  readonly database: Database;
}

declare const tenants: {
  byHost(host: string): Promise<Tenant | undefined>;
};

interface Store {
  readonly tenant: Tenant;
  transaction?: Transaction;
}

export const storage = new AsyncLocalStorage<Store>();

export const resolveTenant: Middleware = async (ctx, next) => {
  const tenant = await tenants.byHost(ctx.hostname);
  if (!tenant) {
    ctx.status = 404;
    ctx.body = { error: "unknown tenant" };
    return;
  }
  ctx.state.tenant = tenant;
  return storage.run({ tenant }, next);
};

export const resolveTenantUnawaited: Middleware = async (ctx, next) => {
  const tenant = await tenants.byHost(ctx.hostname);
  if (!tenant) {
    ctx.status = 404;
    return;
  }
  storage.run({ tenant }, () => next()); // ! await-downstream
};

function isWrite(method: string): boolean {
  return method !== "GET" && method !== "HEAD" && method !== "OPTIONS";
}

/** Commits when downstream has answered, rolls back when it has thrown. */
export async function transactional(ctx: Context, next: Next): Promise<void> {
  const { database } = ctx.state.tenant as Tenant;
  if (!isWrite(ctx.method)) return next();

  const transaction = await database.begin();
  ctx.state.transaction = transaction;
  try {
    await next();
    if (ctx.status >= 400) await transaction.rollback();
    else await transaction.commit();
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

/** The same by callback. */
export const transactionalByCallback: Middleware = async (ctx, next) => {
  const { database } = ctx.state.tenant as Tenant;
  if (!isWrite(ctx.method)) {
    await next();
    return;
  }
  await database.transaction(async (transaction) => {
    ctx.state.transaction = transaction;
    await next();
  });
};

/** The mistake hides in one line: read requests skip the transaction and the `await`. */
export const transactionalSloppy: Middleware = async (ctx, next) => {
  const { database } = ctx.state.tenant as Tenant;
  if (!isWrite(ctx.method)) {
    next(); // ! await-downstream
    return;
  }
  const transaction = await database.begin();
  ctx.state.transaction = transaction;
  try {
    await next();
    await transaction.commit();
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
};

/** The transaction ends when its callback returns, so downstream runs outside of it. */
export const transactionalUnawaited: Middleware = async (ctx, next) => {
  const { database } = ctx.state.tenant as Tenant;
  await database.transaction(async (transaction) => {
    ctx.state.transaction = transaction;
    next(); // ! await-downstream
  });
};

export default new Koa()
  .use(resolveTenant)
  .use(transactional)
  .use((ctx) => {
    ctx.body = { tenant: (ctx.state.tenant as Tenant).id };
  });
