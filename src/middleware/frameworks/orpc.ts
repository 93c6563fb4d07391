import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";

const builders = from(
  "@orpc/server",
  "Builder",
  "BuilderWithMiddlewares",
  "ProcedureBuilder",
  "ProcedureBuilderWithInput",
  "ProcedureBuilderWithOutput",
  "ProcedureBuilderWithInputOutput",
  "ProcedureImplementer",
);

export const orpc: FrameworkDescriptor = {
  id: "orpc",
  npm: ["@orpc/server"],
  testedVersion: "1.16.1",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    { package: "@orpc/server", path: "interface:MiddlewareNextFn" },
  ],
  binding: [{ shape: "param-property", index: 0, property: "next" }],
  heritage: [],
  contextual: from("@orpc/server", "Middleware"),
  registration: [
    ...builders,
    { package: "@orpc/server", type: "RouterBuilder" },
  ].map((receiver): Registration => ({
    receiver,
    methods: ["use", "middleware"],
    arguments: 0,
  })),
  handlers: {
    ...noHandlers,
    contextual: from("@orpc/server", "ProcedureHandler"),
    registration: builders.map((receiver) => ({
      receiver,
      methods: ["handler"],
      arguments: 0,
    })),
  },
  returnKind: "promiselike",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the call fails with a TypeError reading 'output'",
  calledTwice: "reruns",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the call fails with a TypeError, as no output is returned",
  instance: "process",
  concurrency: "many",
  owned: { parameters: "all", except: ["0.procedure"] },
  fix: "return",
};
