import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const h3: FrameworkDescriptor = {
  id: "h3",
  npm: ["h3", "nitro"],
  testedVersion: "h3 2.0.8, nitro 3.0.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "h3", path: "param:next<type:Middleware" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: [{ package: "h3", type: "Middleware" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "unknown",
  awaitPolicy: "await-or-return",
  resultPolicy: "implicit-next",
  notCalling: "framework-calls-next",
  observedWhenUnanswered: "falls through to the next handler",
  calledTwice: "ignored",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the work after it runs before the handler has answered",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "await",
  notes:
    "MaybePromise<unknown> collapses to unknown: not thenable by type. Un-awaited next() still answers and still reports errors: only the ordering of the work after it is wrong.",
};

export const h3V1: FrameworkDescriptor = {
  id: "h3-v1",
  npm: ["h3"],
  testedVersion: "1.15.11",
  verifiedByRunning: false,
  kind: "no-continuation",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: [],
  registration: [],
  handlers: noHandlers,
  returnKind: "plain",
  awaitPolicy: "none",
  resultPolicy: "return-answers",
  notCalling: "short-circuit",
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "none",
  notes:
    "fromNodeMiddleware: param:next<type:NodeMiddleware is a callback (returns any).",
};
