import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const orpc: FrameworkDescriptor = {
  id: "orpc",
  npm: ["@orpc/server"],
  testedVersion: "1.16.1",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    { package: "@orpc/server", path: "interface:MiddlewareNextFn" },
  ],
  binding: [{ shape: "param-property", index: 0, property: "next" }],
  heritage: [],
  contextual: [{ package: "@orpc/server", type: "Middleware" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "promiselike",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "TypeError reading 'output'",
  calledTwice: "reruns",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the call fails with a TypeError, as no output is returned",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return",
  notes:
    "next(): T | PromiseLike<T>: no-floating-promises (checkThenables off) does not see it.",
};
