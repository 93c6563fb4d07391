import type {
  PipelinePolicy,
  PipelineRequest,
  PipelineResponse,
  SendRequest,
} from "@azure/core-rest-pipeline";
import { createEmptyPipeline } from "@azure/core-rest-pipeline";

declare const tokens: { get(scope: string): Promise<string> };
declare const meter: { record(ms: number, status: number): void };

export function bearerPolicy(scope: string): PipelinePolicy {
  return {
    name: "bearer",
    async sendRequest(request, next) {
      request.headers.set("Authorization", `Bearer ${await tokens.get(scope)}`);
      return next(request);
    },
  };
}

export function errorPolicy(): PipelinePolicy {
  return {
    name: "error",
    async sendRequest(request, next) {
      try {
        return next(request); // ! await-downstream
      } catch (error) {
        throw new Error(`${request.method} ${request.url} failed`, {
          cause: error,
        });
      }
    },
  };
}

export class MeterPolicy implements PipelinePolicy {
  readonly name = "meter";

  async sendRequest(
    request: PipelineRequest,
    next: SendRequest,
  ): Promise<PipelineResponse> {
    const start = Date.now();
    const response = await next(request);
    meter.record(Date.now() - start, response.status);
    return response;
  }
}

export class HedgingPolicy implements PipelinePolicy {
  readonly name = "hedging";

  async sendRequest(
    request: PipelineRequest,
    next: SendRequest,
  ): Promise<PipelineResponse> {
    const first = next(request); // ! await-downstream
    await new Promise((resolve) => setTimeout(resolve, 50));
    return first;
  }
}

const pipeline = createEmptyPipeline();
pipeline.addPolicy(bearerPolicy("https://vault.example/.default"));
pipeline.addPolicy(new MeterPolicy(), { phase: "Sign" });
pipeline.addPolicy({
  name: "user-agent",
  sendRequest: (request, next) => {
    request.headers.set("User-Agent", "example/1.0");
    return next(request);
  },
});

export { pipeline };
