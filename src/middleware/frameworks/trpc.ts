import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const trpc: FrameworkDescriptor = {
  id: "trpc",
  npm: ["@trpc/server"],
  testedVersion: "11.25.2",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    {
      package: "@trpc/server",
      path: "property:next<param:opts<type:MiddlewareFunction",
    },
  ],
  binding: [{ shape: "param-property", index: 0, property: "next" }],
  heritage: [],
  contextual: [{ package: "@trpc/server", type: "MiddlewareFunction" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: 'TRPCError "No result from middlewares"',
  calledTwice: "reruns",
  downstreamErrors: "captured",
  observedWhenUnawaited: 'the call fails with "No result from middlewares"',
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return",
  notes:
    "next() resolves to {ok:false,error} instead of rejecting: try/catch never fires; test result.ok.",
};
