import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { Interceptor } from "@connectrpc/connect";
import { Code, ConnectError } from "@connectrpc/connect";
import type { FinalizeRequestMiddleware } from "@smithy/types";
import type { ConfiguredMiddleware } from "wretch";
import { setTimeout as delay } from "node:timers/promises";

/** In clients, calling on again is how a retry is written. */
export const retryPolicy = (attempts: number): PipelinePolicy => ({
  name: "retry",
  async sendRequest(request, next) {
    let response = await next(request);
    for (let attempt = 1; attempt < attempts; attempt++) {
      if (response.status < 500) return response;
      await delay(2 ** attempt * 100);
      response = await next(request);
    }
    return response;
  },
});

export const retryMiddleware: FinalizeRequestMiddleware<object, object> =
  (next) => async (args) => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await next(args);
      } catch (error) {
        if (attempt >= 3) throw error;
        await delay(100);
      }
    }
  };

export const retryInterceptor: Interceptor = (next) => async (req) => {
  try {
    return await next(req);
  } catch (error) {
    if (ConnectError.from(error).code !== Code.Unavailable) throw error;
    return await next(req);
  }
};

export const retryFetch =
  (attempts: number): ConfiguredMiddleware =>
  (next) =>
  async (url, opts) => {
    let last = await next(url, opts);
    for (let attempt = 1; attempt < attempts && !last.ok; attempt++) {
      last = await next(url, opts);
    }
    return last;
  };

export const refreshOn401 =
  (refresh: () => Promise<string>): ConfiguredMiddleware =>
  (next) =>
  async (url, opts) => {
    const response = await next(url, opts);
    if (response.status !== 401) return response;
    const token = await refresh();
    return next(url, {
      ...opts,
      headers: { Authorization: `Bearer ${token}` },
    });
  };
