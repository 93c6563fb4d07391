import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

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
  contextual: from("@apollo/client", "RequestHandler"),
  registration: [
    { callee: { package: "@apollo/client", type: "ApolloLink" }, arguments: 0 },
  ],
  handlers: noHandlers,
  returnKind: "observable",
  awaitPolicy: "never-await",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the operation is never sent",
  calledTwice: "retry",
  downstreamErrors: "observable",
  observedWhenUnawaited: "the operation is never sent",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return",
};
