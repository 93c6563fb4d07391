import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const grammy: FrameworkDescriptor = {
  id: "grammy",
  npm: ["grammy"],
  testedVersion: "1.46.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    { package: "grammy", path: "type:NextFunction" },
    { package: "grammy", path: "type:ApiCallFn" },
  ],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: [
    { package: "grammy", type: "MiddlewareFn" },
    { package: "grammy", type: "Middleware" },
    { package: "grammy", type: "Transformer" },
  ],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  observedWhenUnanswered: "nothing happens",
  calledTwice: "throws",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the update counts as handled before the handlers below have ended, and their error is an unhandled rejection",
  instance: "process",
  concurrency: "one",
  owned: everyParameter,
  fix: "await",
  notes: "transformer prev(...): result must be returned.",
};
