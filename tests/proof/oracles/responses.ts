import type { Oracle } from "./oracle.ts";

/** A promise, or nothing, where a response was due. */
export const noResponse: Oracle = {
  name: "no-response",
  verdict: ({ answers }) => {
    const bad = answers.find(
      (answer) =>
        answer &&
        (["nothing", "promise", "foreign"].includes(answer.kind) ||
          /No result from middlewares/.test(answer.text)),
    );
    return bad && `the answer is ${bad.kind === "error" ? bad.text : bad.kind}`;
  },
};

/** The request came to no end. */
export const hang: Oracle = {
  name: "hang",
  verdict: ({ answers }) => {
    const id = answers.findIndex((answer) => answer === undefined);
    return id === -1 ? undefined : `request ${id} is never answered`;
  },
};

/** A second answer to one request. */
export const doubleAnswer: Oracle = {
  name: "double-answer",
  verdict: ({ events, answers, codes }) => {
    const isDouble = (text: string): boolean =>
      /ERR_HTTP_HEADERS_SENT|headers after they are sent|already sent/i.test(
        text,
      );
    const seen =
      events.some(
        (event) => event.kind === "unhandled" && isDouble(String(event.reason)),
      ) ||
      codes.some(isDouble) ||
      answers.some((answer) => answer && isDouble(answer.text));
    return seen ? "a second answer after the first" : undefined;
  },
};

/** Codes of the runtime that say which contract of a hook or a capability was broken. */
const contractCodes = new Set([
  "no_capability",
  "factory_returned_none",
  "factory_returned_coroutine",
  "returned_none",
  "returned_unawaited_coroutine",
  "attribute_error",
  "sync_to_async_of_async",
  "async_to_sync_on_event_loop",
  "none_response_used",
]);

/** An error by which the runtime refuses a hook's signature, mode or result. */
export const hookContract: Oracle = {
  name: "hook-contract",
  verdict: ({ answers, codes }) => {
    const code = [...answers.map((answer) => answer?.code), ...codes].find(
      (one) => one !== undefined && contractCodes.has(one),
    );
    return code && `the runtime refuses it: ${code}`;
  },
};
