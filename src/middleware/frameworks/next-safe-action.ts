import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

const client = { package: "next-safe-action", type: "SafeActionClient" };

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
  contextual: from("next-safe-action", "MiddlewareFn", "ValidatedMiddlewareFn"),
  registration: [
    { receiver: client, methods: ["use", "useValidated"], arguments: 0 },
  ],
  handlers: {
    ...noHandlers,
    contextual: from("next-safe-action", "ServerCodeFn", "StateServerCodeFn"),
    registration: [
      { receiver: client, methods: ["action", "stateAction"], arguments: 0 },
    ],
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "implicit-last",
  notCalling: "short-circuit",
  observedWhenUnanswered: "an empty result {}",
  calledTwice: "throws",
  downstreamErrors: "captured",
  observedWhenUnawaited: "the action answers with an empty result",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
  notes:
    "The types demand a return, the runtime does not. A call of next() after the chain has ended is an unhandled rejection.",
};
