import {
  type HttpRequest,
  HttpResponse,
  type SyncGetResponse,
} from "../../../src/runtime/index.ts";

/** A class as the tutorials have it: async, undeclared. */
export class raw {
  readonly getResponse: SyncGetResponse;
  constructor(getResponse: SyncGetResponse) {
    this.getResponse = getResponse;
  }
  async call(request: HttpRequest): Promise<HttpResponse> {
    await Promise.resolve();
    return this.getResponse(request);
  }
}

/** Ends its own thread. */
export class Dying {
  call(): HttpResponse {
    process.exit(3);
  }
}

export function okView(): HttpResponse {
  return new HttpResponse("ok");
}
