import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const typeGraphql: FrameworkDescriptor = {
  id: "type-graphql",
  npm: ["type-graphql"],
  testedVersion: "1.1.1",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "type-graphql", path: "type:NextFn" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [
    {
      package: "type-graphql",
      type: "MiddlewareInterface",
      member: "use",
      param: 1,
    },
  ],
  contextual: [{ package: "type-graphql", type: "MiddlewareFn" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "implicit-last",
  notCalling: "short-circuit",
  observedWhenUnanswered: "resolver result undefined",
  calledTwice: "throws",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the field resolves to `undefined` before the resolver has ended",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "await",
};
