import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const apolloLink: FrameworkDescriptor = {
  id: "apollo-link",
  npm: ["@apollo/client"],
  testedVersion: "4.3.8",
  verifiedByRunning: true,
  enabled: false,
  kind: "onion-observable",
  continuation: [{ package: "@apollo/client", path: "type:ForwardFunction" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [
    {
      package: "@apollo/client",
      type: "ApolloLink",
      member: "request",
      param: 1,
    },
  ],
  contextual: [{ package: "@apollo/client", type: "RequestHandler" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "observable",
  awaitPolicy: "never-await",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "operation never sent (0 subscriptions)",
  calledTwice: "retry",
  downstreamErrors: "observable",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return",
};
