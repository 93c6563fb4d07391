import type {
  AsyncGetResponse,
  HttpRequest,
  HttpResponse,
} from "eslint-plugin-async-middleware/runtime";
import {
  asyncOnlyMiddleware,
  markCoroutineFunction,
} from "eslint-plugin-async-middleware/runtime";

let slowest = 0;

/** The record of another request, read before the wait, is overwritten by a smaller one. */
export const slowLog = asyncOnlyMiddleware((getResponse: AsyncGetResponse) =>
  markCoroutineFunction(async (request: HttpRequest): Promise<HttpResponse> => {
    const start = performance.now();
    const before = slowest;
    const response = await getResponse(request);
    const took = performance.now() - start;
    if (took > before) slowest = took; // ! no-shared-state-race:staleCheck
    return response;
  }),
);

export const slowestSoFar = (): number => slowest;
