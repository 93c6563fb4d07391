// Client pipelines live as long as their client: their fields are shared by all its calls.
import type {
  PipelinePolicy,
  PipelineRequest,
  PipelineResponse,
  SendRequest,
} from "@azure/core-rest-pipeline";
import type { Interceptor } from "@connectrpc/connect";

declare function fetchToken(): Promise<string>;

export class TokenPolicy implements PipelinePolicy {
  readonly name = "token";
  private calls = 0;
  private pending: Promise<string> | undefined;

  async sendRequest(
    request: PipelineRequest,
    next: SendRequest,
  ): Promise<PipelineResponse> {
    const calls = this.calls;
    this.pending ??= fetchToken();
    request.headers.set("authorization", await this.pending);
    this.calls = calls + 1; // ! no-shared-state-race
    return next(request);
  }
}

export const sequence: Interceptor = (next) => {
  let last = 0;
  let sent = 0;
  return async (request) => {
    sent++;
    const number = last + 1;
    request.header.set("x-sequence", String(number));
    const response = await next(request);
    last = number; // ! no-shared-state-race
    response.header.set("x-sent", "1");
    return response;
  };
};
