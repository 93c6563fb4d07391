import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

/** Encore's endpoints and the middleware around them. */
export const encore: FrameworkDescriptor = {
  id: "encore",
  npm: ["encore.dev"],
  testedVersion: "types of encore.dev 1.58.6",
  verifiedByRunning: false,
  kind: "onion-promise",
  continuation: [{ package: "encore.dev", path: "type:Next" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: from("encore.dev", "MiddlewareFn", "Middleware"),
  registration: [
    {
      callee: { package: "encore.dev", type: "middleware" },
      arguments: "last",
    },
  ],
  handlers: {
    ...noHandlers,
    contextual: from("encore.dev", "RawHandler"),
    registration: [
      ...[
        "api",
        "raw",
        "streamIn",
        "streamOut",
        "streamInOut",
        "authHandler",
      ].map((type) => ({
        callee: { package: "encore.dev", type },
        arguments: "last" as const,
      })),
      {
        callee: { package: "encore.dev", type: "Subscription" },
        arguments: "handler",
      },
    ],
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  calledTwice: "unknown",
  downstreamErrors: "reject",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
};
