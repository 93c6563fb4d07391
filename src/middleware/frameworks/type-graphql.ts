import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";

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
  contextual: from("type-graphql", "MiddlewareFn"),
  registration: [
    {
      callee: { package: "type-graphql", type: "UseMiddleware" },
      arguments: "all",
    },
    {
      callee: { package: "type-graphql", type: "createMethodDecorator" },
      arguments: 0,
    },
    {
      callee: { package: "type-graphql", type: "buildSchema*" },
      arguments: "globalMiddlewares[]",
    },
  ],
  handlers: {
    ...noHandlers,
    contextual: from("type-graphql", "AuthChecker"),
    registration: [
      {
        callee: { package: "type-graphql", type: "createParamDecorator" },
        arguments: 0,
      },
    ],
    decorators: from(
      "type-graphql",
      "Query",
      "Mutation",
      "Subscription",
      "FieldResolver",
    ),
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "implicit-last",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the field is `undefined`",
  calledTwice: "throws",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the field resolves to `undefined` before the resolver has ended",
  instance: "process",
  concurrency: "many",
  owned: { parameters: "all", except: ["0.info.schema"] },
  fix: "await",
};
