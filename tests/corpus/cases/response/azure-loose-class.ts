import type {
  PipelinePolicy,
  PipelineRequest,
  SendRequest,
} from "@azure/core-rest-pipeline";

declare const log: { warning(text: string): void };

/** `Promise<any>` lets the compiler accept a missing result. */
export class LoggingPolicy implements PipelinePolicy {
  readonly name = "logging";

  async sendRequest(request: PipelineRequest, next: SendRequest): Promise<any> {
    const response = await next(request); // ! return-response
    if (response.status >= 400)
      log.warning(`${response.status} ${request.url}`);
  }
}

export class LoggingFixedPolicy implements PipelinePolicy {
  readonly name = "logging";

  async sendRequest(request: PipelineRequest, next: SendRequest): Promise<any> {
    const response = await next(request);
    if (response.status >= 400)
      log.warning(`${response.status} ${request.url}`);
    return response;
  }
}

export class OfflinePolicy implements PipelinePolicy {
  readonly name = "offline";

  async sendRequest(request: PipelineRequest, next: SendRequest): Promise<any> {
    // prettier-ignore
    try {
      return await next(request);
    } catch { // ! return-response
      log.warning(`offline: ${request.url}`);
    }
  }
}

export const skipping: PipelinePolicy = {
  name: "skipping",
  sendRequest: async (request, next): Promise<any> => {
    if (request.url.endsWith("/health")) return; // ! return-response
    return next(request);
  },
};

export const redirecting: PipelinePolicy = {
  name: "redirecting",
  sendRequest: async (request, next): Promise<any> => {
    const response = await next(request);
    const location = response.headers.get("location");
    if (!location) return response;
    request.url = location;
    return next(request);
  },
};
