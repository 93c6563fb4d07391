// Azure pipeline, Smithy, Connect, Wretch: the catch of a logging or retry layer never runs, or the answer is lost.
/* eslint-disable @typescript-eslint/no-explicit-any */
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { Interceptor } from "@connectrpc/connect";
import type { InitializeMiddleware } from "@smithy/types";
import type { ConfiguredMiddleware } from "wretch";

declare const logger: {
  info(...parts: unknown[]): void;
  error(...parts: unknown[]): void;
};

export function errorPolicy(): PipelinePolicy {
  return {
    name: "errorPolicy",
    async sendRequest(request, next) {
      try {
        return next(request); // ! await-downstream
      } catch (error) {
        logger.error(request.url, error);
        throw error;
      }
    },
  };
}

export function errorPolicyFixed(): PipelinePolicy {
  return {
    name: "errorPolicy",
    async sendRequest(request, next) {
      try {
        return await next(request);
      } catch (error) {
        logger.error(request.url, error);
        throw error;
      }
    },
  };
}

export function usagePolicy(): PipelinePolicy {
  return {
    name: "usagePolicy",
    async sendRequest(request, next): Promise<any> {
      const response = await next(request); // ! return-response
      logger.info(response.headers.get("x-ms-request-charge"));
    },
  };
}

// Right: the retry is what the second call is for.
export function retryOnce(): PipelinePolicy {
  return {
    name: "retryOnce",
    async sendRequest(request, next) {
      const response = await next(request);
      if (response.status !== 503) return response;
      return next(request);
    },
  };
}

export const requestTimer: InitializeMiddleware<any, any> =
  (next) => async (args) => {
    const started = Date.now();
    const result = next(args); // ! await-downstream
    logger.info("took", Date.now() - started);
    return result;
  };

export const requestTimerFixed: InitializeMiddleware<any, any> =
  (next) => async (args) => {
    const started = Date.now();
    const result = await next(args);
    logger.info("took", Date.now() - started);
    return result;
  };

export const mapErrors: Interceptor = (next) => async (req) => {
  try {
    return next(req); // ! await-downstream
  } catch (error) {
    logger.error(req.method.name, error);
    throw error;
  }
};

export const mapErrorsFixed: Interceptor = (next) => async (req) => {
  try {
    return await next(req);
  } catch (error) {
    logger.error(req.method.name, error);
    throw error;
  }
};

export const unauthorised: ConfiguredMiddleware =
  (next) =>
  async (url, options): Promise<any> => {
    const response = await next(url, options); // ! return-response
    if (response.status === 401) logger.info("signed out");
  };

export const unauthorisedFixed: ConfiguredMiddleware =
  (next) => async (url, options) => {
    const response = await next(url, options);
    if (response.status === 401) logger.info("signed out");
    return response;
  };
