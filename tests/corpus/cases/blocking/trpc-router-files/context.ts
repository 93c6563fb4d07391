import { initTRPC } from "@trpc/server";

export interface Context {
  readonly user: string | undefined;
}

const t = initTRPC.context<Context>().create();

export const { router, procedure, middleware } = t;
