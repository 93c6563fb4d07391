// The catch logs, and the client waits for an answer that is `undefined`.
/* eslint-disable @typescript-eslint/no-explicit-any */
import type { Interceptor } from "@connectrpc/connect";
import { os } from "@orpc/server";
import type { FinalizeRequestMiddleware } from "@smithy/types";
import type { Handle } from "@sveltejs/kit";
import { initTRPC, TRPCError } from "@trpc/server";

declare function report(error: unknown): void;

// prettier-ignore
export const logging: Interceptor = (next) => async (req): Promise<any> => {
  try {
    return await next(req);
  } catch (error) { // ! return-response
    report(error);
  }
};

export const loggingFixed: Interceptor = (next) => async (req) => {
  try {
    return await next(req);
  } catch (error) {
    report(error);
    throw error;
  }
};

// prettier-ignore
export const signer: FinalizeRequestMiddleware<any, any> =
  (next) =>
  async (args): Promise<any> => { // ! return-response
    const request = args.request as { headers: Record<string, string> };
    request.headers["x-date"] = new Date().toISOString();
    next(args); // ! await-downstream
  };

export const signerFixed: FinalizeRequestMiddleware<any, any> =
  (next) => async (args) => {
    const request = args.request as { headers: Record<string, string> };
    request.headers["x-date"] = new Date().toISOString();
    return next(args);
  };

const t = initTRPC.context<{ user: { admin: boolean } | null }>().create();

export const isAdmin = t.middleware(async ({ ctx, next }): Promise<any> => {
  if (!ctx.user) throw new TRPCError({ code: "UNAUTHORIZED" });
  if (!ctx.user.admin) return; // ! return-response
  return next();
});

export const isAdminFixed = t.middleware(async ({ ctx, next }) => {
  if (!ctx.user) throw new TRPCError({ code: "UNAUTHORIZED" });
  if (!ctx.user.admin) throw new TRPCError({ code: "FORBIDDEN" });
  return next();
});

export const withDb = os.middleware(async ({ next }): Promise<any> => {
  const started = Date.now();
  await next({ context: { started } }); // ! return-response
});

export const withDbFixed = os.middleware(async ({ next }) => {
  const started = Date.now();
  return next({ context: { started } });
});

// Right: the second attempt is for the failure of the first.
export const handle: Handle = async ({ event, resolve }) => {
  let response = await resolve(event);
  if (response.status === 503) {
    response = await resolve(event);
  }
  return response;
};
