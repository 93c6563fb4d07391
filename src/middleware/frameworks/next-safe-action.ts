import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const nextSafeAction: FrameworkDescriptor = {
  id: "next-safe-action",
  npm: ["next-safe-action"],
  testedVersion: "8.7.3",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    {
      package: "next-safe-action",
      path: "property:next<param:opts<type:MiddlewareFn",
    },
    {
      package: "next-safe-action",
      path: "property:next<param:opts<type:ValidatedMiddlewareFn",
    },
  ],
  binding: [{ shape: "param-property", index: 0, property: "next" }],
  heritage: [],
  contextual: [
    { package: "next-safe-action", type: "MiddlewareFn" },
    { package: "next-safe-action", type: "ValidatedMiddlewareFn" },
  ],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "implicit-last",
  notCalling: "short-circuit",
  observedWhenUnanswered: "empty result {}",
  calledTwice: "throws",
  downstreamErrors: "captured",
  observedWhenUnawaited: "the action answers with an empty result",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
  notes:
    'late next() throws "called after the middleware chain has already completed" as an unhandled rejection.',
};
