import type { Interceptor } from "@connectrpc/connect";
import { os } from "@orpc/server";
import type { InitializeMiddleware } from "@smithy/types";
import { initTRPC } from "@trpc/server";
import type { ConfiguredMiddleware } from "wretch";

const t = initTRPC.create();

// Each of these is declared to give back `any`, as generated or hurried code does.
export const logged = t.middleware(async ({ next, path }): Promise<any> => {
  const result = await next(); // ! return-response
  console.log(path, result.ok);
});

export const loggedFixed = t.middleware(async ({ next, path }) => {
  const result = await next();
  console.log(path, result.ok);
  return result;
});

export const limited = os.middleware(async ({ next, path }): Promise<any> => {
  if (path.length > 5) return; // ! return-response
  return next();
});

export const interceptor: Interceptor =
  (next) =>
  async (req): Promise<any> => {
    const response = await next(req); // ! return-response
    console.log(response.header.get("x-request-id"));
  };

export const command: InitializeMiddleware<object, object> =
  (next, context) =>
  async (args): Promise<any> => {
    // prettier-ignore
    try {
      return await next(args);
    } catch (error) { // ! return-response
      context.logger?.warn(error);
    }
  };

export const request: ConfiguredMiddleware =
  (next) =>
  async (url, opts): Promise<any> => {
    const response = await next(url, opts);
    if (response.ok) return response;
    console.warn(url, response.status);
    return undefined; // ! return-response
  };

export const requestFixed: ConfiguredMiddleware =
  (next) => async (url, opts) => {
    const response = await next(url, opts);
    if (!response.ok) console.warn(url, response.status);
    return response;
  };
