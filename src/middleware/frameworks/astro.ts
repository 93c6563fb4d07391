import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const astro: FrameworkDescriptor = {
  id: "astro",
  npm: ["astro"],
  testedVersion: "7.3.5",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "astro", path: "type:MiddlewareNext" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: [{ package: "astro", type: "MiddlewareHandler" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "implicit-last",
  notCalling: "short-circuit",
  observedWhenUnanswered: "MiddlewareNoDataOrNextCalled",
  calledTwice: "reruns",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the work after it runs before the response exists, and an error below is reported unhandled",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "await",
  notes:
    "returning nothing after await next() is right (the response is taken from next); un-awaited next() still answers but work after it precedes the response and a rejection is ALSO reported unhandled.",
};
