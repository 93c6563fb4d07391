import type { HookContext, NextFunction } from "@feathersjs/feathers";

/** How many calls of each service are under way: there are as many entries as services. */
const running = new Map<string, number>();

export const gauge = async (
  context: HookContext,
  next: NextFunction,
): Promise<void> => {
  running.set(context.path, (running.get(context.path) ?? 0) + 1);
  try {
    await next();
  } finally {
    running.set(context.path, (running.get(context.path) ?? 1) - 1);
  }
};
