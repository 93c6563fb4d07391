import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

export const temporal: FrameworkDescriptor = {
  id: "temporal",
  npm: ["@temporalio/worker", "@temporalio/workflow", "@temporalio/client"],
  testedVersion: "1.24.0",
  verifiedByRunning: false,
  kind: "onion-promise",
  continuation: [
    { package: "@temporalio/common", path: "type:OmitLastParam" },
    { package: "@temporalio/common", path: "type:Next" },
  ],
  binding: [{ shape: "param", index: 1 }],
  heritage: [
    {
      package: "@temporalio/*",
      type: "*Interceptor",
      member: "*",
      param: 1,
    },
  ],
  contextual: from("@temporalio/*", "*Interceptor"),
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  calledTwice: "retry",
  downstreamErrors: "reject",
  instance: "request",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
  notes:
    "getLogAttributes, getMetricTags and validateUpdate are synchronous. Interceptor factories are called for each activity and each workflow.",
};
