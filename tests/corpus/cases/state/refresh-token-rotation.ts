// A refresh token that is used twice is revoked: the rotation must not run twice at a time.
import type {
  PipelinePolicy,
  PipelineRequest,
  PipelineResponse,
  SendRequest,
} from "@azure/core-rest-pipeline";

interface Pair {
  readonly access: string;
  readonly refresh: string;
}

declare function rotate(refresh: string): Promise<Pair>;

export class RotatingPolicy implements PipelinePolicy {
  readonly name = "rotating";

  constructor(private pair: Pair) {}

  async sendRequest(
    request: PipelineRequest,
    next: SendRequest,
  ): Promise<PipelineResponse> {
    request.headers.set("authorization", this.pair.access);
    const response = await next(request);
    if (response.status !== 401) return response;
    const { refresh } = this.pair;
    const fresh = await rotate(refresh);
    this.pair = fresh; // ! no-shared-state-race
    request.headers.set("authorization", fresh.access);
    return next(request);
  }
}

export class SingleFlightPolicy implements PipelinePolicy {
  readonly name = "single-flight";
  private rotation: Promise<Pair>;

  constructor(pair: Pair) {
    this.rotation = Promise.resolve(pair);
  }

  async sendRequest(
    request: PipelineRequest,
    next: SendRequest,
  ): Promise<PipelineResponse> {
    const used = this.rotation;
    const pair = await used;
    request.headers.set("authorization", pair.access);
    const response = await next(request);
    if (response.status !== 401) return response;
    // Only the first that notices rotates: whoever finds another promise there uses that.
    if (this.rotation === used) this.rotation = rotate(pair.refresh);
    request.headers.set("authorization", (await this.rotation).access);
    return next(request);
  }
}
