import type { HookContext, NextFunction } from "@feathersjs/feathers";

declare function reserveOnDisk(id: number): Promise<void>;

let lastId = 0;

export const assignId = async (context: HookContext, next: NextFunction) => {
  const id = ++lastId;
  await reserveOnDisk(id);
  context.data = { ...context.data, id };
  await next();
};
