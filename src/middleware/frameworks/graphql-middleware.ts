import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";

export const graphqlMiddleware: FrameworkDescriptor = {
  id: "graphql-middleware",
  npm: ["graphql-middleware"],
  testedVersion: "6.1.35",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    {
      package: "graphql-middleware",
      path: "param:resolve<type:IMiddlewareResolver",
    },
  ],
  binding: [{ shape: "param", index: 0 }],
  heritage: [],
  contextual: from(
    "graphql-middleware",
    "IMiddlewareFunction",
    "IMiddlewareResolver",
  ),
  registration: [
    {
      callee: { package: "graphql-middleware", type: "applyMiddleware*" },
      arguments: "all",
    },
  ],
  handlers: noHandlers,
  returnKind: "any",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the field is null",
  calledTwice: "retry",
  downstreamErrors: "reject",
  observedWhenUnawaited: "the field is null before the resolver has ended",
  instance: "process",
  concurrency: "many",
  owned: { parameters: [1, 2, 3], except: ["4.schema"] },
  fix: "return await",
};
