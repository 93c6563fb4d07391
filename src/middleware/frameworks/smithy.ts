import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

const steps = ["Initialize", "Serialize", "Build", "Finalize", "Deserialize"];

export const smithy: FrameworkDescriptor = {
  id: "smithy",
  npm: ["@smithy/types", "@smithy/middleware-stack", "@aws-sdk/client-*"],
  testedVersion: "@smithy/types 4.20.0, @smithy/middleware-stack 4.5.2",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: steps.map((step) => ({
    package: "@smithy/types",
    path: `interface:${step}Handler`,
  })),
  binding: [{ shape: "outer-param", index: 0 }],
  heritage: [],
  contextual: from("@smithy/types", "*Middleware"),
  registration: [
    {
      receiver: { package: "@smithy/types", type: "MiddlewareStack" },
      methods: ["add", "addRelativeTo"],
      arguments: 0,
    },
  ],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the output is `undefined`",
  calledTwice: "retry",
  downstreamErrors: "reject",
  observedWhenUnawaited: "the caller gets `undefined` in place of the output",
  instance: "process",
  concurrency: "many",
  owned: {
    ...everyParameter,
    // The factory around the body is called for each command, with the command's own context.
    types: from("@smithy/types", "HandlerExecutionContext"),
  },
  fix: "return await",
};
