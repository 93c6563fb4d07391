import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

const packages = ["@azure/core-rest-pipeline", "@typespec/ts-http-runtime"];

export const azurePipeline: FrameworkDescriptor = {
  id: "azure-pipeline",
  npm: packages,
  testedVersion: "1.24.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: packages.map((name) => ({
    package: name,
    path: "type:SendRequest",
  })),
  binding: [{ shape: "param", index: 1 }],
  heritage: packages.map((name) => ({
    package: name,
    type: "PipelinePolicy",
    member: "sendRequest",
    param: 1,
  })),
  contextual: packages.flatMap((name) => from(name, "PipelinePolicy")),
  registration: packages.map((name) => ({
    receiver: { package: name, type: "Pipeline" },
    methods: ["addPolicy"],
    arguments: "sendRequest",
  })),
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the response is `undefined`",
  calledTwice: "retry",
  downstreamErrors: "reject",
  observedWhenUnawaited: "the caller gets `undefined` in place of the response",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
  notes: "Retry policies call next in a loop.",
};
