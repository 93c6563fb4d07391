import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const smithy: FrameworkDescriptor = {
  id: "smithy",
  npm: ["@smithy/types", "@smithy/middleware-stack", "@aws-sdk/client-*"],
  testedVersion: "@smithy/types 4.20.0, @smithy/middleware-stack 4.5.2",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    { package: "@smithy/types", path: "interface:InitializeHandler" },
    { package: "@smithy/types", path: "interface:SerializeHandler" },
    { package: "@smithy/types", path: "interface:BuildHandler" },
    { package: "@smithy/types", path: "interface:FinalizeHandler" },
    { package: "@smithy/types", path: "interface:DeserializeHandler" },
  ],
  binding: [{ shape: "outer-param", index: 0 }],
  heritage: [],
  contextual: [{ package: "@smithy/types", type: "*Middleware" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "undefined output",
  calledTwice: "retry",
  downstreamErrors: "reject",
  observedWhenUnawaited: "the caller gets `undefined` in place of the output",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
};
