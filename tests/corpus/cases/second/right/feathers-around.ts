import type { HookContext, NextFunction } from "@feathersjs/feathers";

declare const db: {
  transaction(): Promise<{
    commit(): Promise<void>;
    rollback(): Promise<void>;
  }>;
};

export const inTransaction = async (
  context: HookContext,
  next: NextFunction,
) => {
  const transaction = await db.transaction();
  context.params = { ...context.params, transaction };
  try {
    await next();
    await transaction.commit();
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
};

export const hideFields = async (context: HookContext, next: NextFunction) => {
  await next();
  const { password: _password, ...rest } = context.result as Record<
    string,
    unknown
  >;
  context.result = rest;
};

export const timestamps = async (context: HookContext) => {
  await Promise.resolve();
  context.data = { ...context.data, updatedAt: Date.now() };
  return context;
};
