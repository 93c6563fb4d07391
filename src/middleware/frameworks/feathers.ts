import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const feathers: FrameworkDescriptor = {
  id: "feathers",
  npm: ["@feathersjs/feathers", "@feathersjs/hooks"],
  testedVersion: "@feathersjs/feathers 5.0.50",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "@feathersjs/hooks", path: "type:NextFunction" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: [
    { package: "@feathersjs/feathers", type: "AroundHookFunction" },
    { package: "@feathersjs/feathers", type: "ApplicationHookFunction" },
  ],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  observedWhenUnanswered: "result undefined",
  calledTwice: "throws",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the caller gets the result `undefined` before the service method has ended",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "await",
};
