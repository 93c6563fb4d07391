import { MiddlewareError } from "./errors.ts";
import { HttpResponse } from "./http.ts";
import { isUnawaited } from "./unawaited.ts";

/** What a view or hook returned must be a response by now (SPEC section 4, step 4). */
export function checkResponse(response: unknown, culprit: string): void {
  if (response === undefined || response === null)
    throw new MiddlewareError(
      "returned_none",
      `${culprit} didn't return a response: it returned ${String(response)}.`,
      culprit,
    );
  if (isUnawaited(response))
    throw new MiddlewareError(
      "returned_unawaited_coroutine",
      `${culprit} didn't return a response: it returned a promise that nothing awaits.`,
      culprit,
    );
}

/** What leaves the chain must be a response; else there is none (SPEC section 4, first lines). */
export function checkAnswer(response: unknown): HttpResponse {
  if (response instanceof HttpResponse) return response;
  if (isUnawaited(response))
    throw new MiddlewareError(
      "unawaited_downstream_as_response",
      "A promise came out of the chain where a response was due: " +
        "some layer's answer was never awaited.",
    );
  if (response === undefined || response === null)
    throw new MiddlewareError(
      "middleware_returned_none",
      "A middleware returned nothing: return what `getResponse()` answers.",
    );
  throw new MiddlewareError(
    "not_a_response",
    `The chain's answer is of type ${typeof response}, not a response.`,
  );
}
