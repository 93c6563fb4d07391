import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const azurePipeline: FrameworkDescriptor = {
  id: "azure-pipeline",
  npm: ["@azure/core-rest-pipeline", "@typespec/ts-http-runtime"],
  testedVersion: "1.24.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    { package: "@azure/core-rest-pipeline", path: "type:SendRequest" },
    { package: "@typespec/ts-http-runtime", path: "type:SendRequest" },
  ],
  binding: [{ shape: "param", index: 1 }],
  heritage: [
    {
      package: "@azure/core-rest-pipeline",
      type: "PipelinePolicy",
      member: "sendRequest",
      param: 1,
    },
  ],
  contextual: [
    { package: "@azure/core-rest-pipeline", type: "PipelinePolicy" },
  ],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "undefined response",
  calledTwice: "retry",
  downstreamErrors: "reject",
  observedWhenUnawaited: "the caller gets `undefined` in place of the response",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
};
