import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

const common = {
  testedVersion: "1.24.0 without a server",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    { package: "@temporalio/common", path: "type:OmitLastParam" },
    { package: "@temporalio/common", path: "type:Next" },
  ],
  binding: [{ shape: "param", index: 1 }],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  calledTwice: "retry",
  downstreamErrors: "reject",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
} as const;

const workers = [
  "@temporalio/worker",
  "@temporalio/workflow",
  "@temporalio/common",
];

/** Interceptors of activities and workflows: their factories are called for each one. */
export const temporal: FrameworkDescriptor = {
  ...common,
  id: "temporal",
  npm: ["@temporalio/worker", "@temporalio/workflow"],
  heritage: workers.map((name) => ({
    package: name,
    type: "*Interceptor",
    member: "*",
    param: 1,
  })),
  contextual: workers.flatMap((name) => from(name, "*Interceptor")),
  observedWhenUnawaited:
    "the activity completes with `undefined` before it has run, and an error from there is handled by nobody",
  instance: "request",
  notes:
    "getLogAttributes, getMetricTags and validateUpdate are synchronous. Interceptor factories are called for each activity and each workflow.",
};

/** Interceptors of a client: one object for all its calls. */
export const temporalClient: FrameworkDescriptor = {
  ...common,
  id: "temporal-client",
  npm: ["@temporalio/client"],
  heritage: [
    {
      package: "@temporalio/client",
      type: "*Interceptor",
      member: "*",
      param: 1,
    },
  ],
  contextual: from("@temporalio/client", "*Interceptor"),
  observedWhenUnawaited:
    "the caller gets `undefined` before the server has answered, and an error from there is handled by nobody",
  instance: "process",
};
