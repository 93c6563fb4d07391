import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

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
    { package: "@temporalio/*", type: "*Interceptor", member: "*", param: 1 },
  ],
  contextual: [{ package: "@temporalio/*", type: "*Interceptor" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  calledTwice: "retry",
  downstreamErrors: "reject",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
  notes:
    "next is a mapped type OmitLastParam<…>; getLogAttributes/getMetricTags/validateUpdate are synchronous: decide by the return type.",
};
