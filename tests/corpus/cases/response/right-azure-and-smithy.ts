import type {
  PipelinePolicy,
  PipelineRequest,
  PipelineResponse,
  SendRequest,
} from "@azure/core-rest-pipeline";
import { RestError } from "@azure/core-rest-pipeline";
import type { FinalizeRequestMiddleware } from "@smithy/types";
import type { ConfiguredMiddleware } from "wretch";

declare const breaker: {
  readonly open: boolean;
  succeeded(): void;
  failed(): void;
};
declare const cache: {
  read(key: string): Promise<PipelineResponse | undefined>;
  write(key: string, response: PipelineResponse): Promise<void>;
};

/** Each path gives back a response or throws, also with loose types. */
export const circuit: PipelinePolicy = {
  name: "circuit",
  async sendRequest(request, next): Promise<any> {
    if (breaker.open) {
      throw new RestError("the circuit is open", { request });
    }
    try {
      const response = await next(request);
      breaker.succeeded();
      return response;
    } catch (error) {
      breaker.failed();
      throw error;
    }
  },
};

export class CachingPolicy implements PipelinePolicy {
  readonly name = "caching";

  async sendRequest(request: PipelineRequest, next: SendRequest): Promise<any> {
    const key = `${request.method} ${request.url}`;
    const hit = await cache.read(key);
    return hit ?? (await this.fill(key, request, next));
  }

  private async fill(
    key: string,
    request: PipelineRequest,
    next: SendRequest,
  ): Promise<PipelineResponse> {
    const response = await next(request);
    if (response.status === 200) await cache.write(key, response);
    return response;
  }
}

export const looped: PipelinePolicy = {
  name: "looped",
  sendRequest: async (request, next): Promise<any> => {
    for (let hop = 0; ; hop++) {
      const response = await next(request);
      const location = response.headers.get("location");
      if (!location || hop >= 5) return response;
      request.url = location;
    }
  },
};

export const skipped: FinalizeRequestMiddleware<object, object> =
  (next, context) =>
  async (args): Promise<any> => {
    if (context["offline"]) {
      return { response: undefined, output: {} };
    } else {
      return next(args);
    }
  };

export const mocked: ConfiguredMiddleware =
  (next) =>
  async (url, opts): Promise<any> => {
    switch (new URL(url).hostname) {
      case "mock.local":
        return new Response("{}");
      case "down.local":
        throw new TypeError("fetch failed");
    }
    return next(url, opts);
  };
