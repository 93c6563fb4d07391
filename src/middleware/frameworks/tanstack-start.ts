import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const tanstackStart: FrameworkDescriptor = {
  id: "tanstack-start",
  npm: [
    "@tanstack/react-start",
    "@tanstack/solid-start",
    "@tanstack/start-client-core",
  ],
  testedVersion: "types 1.131.50 (names re-checked in 1.170.39)",
  verifiedByRunning: false,
  kind: "onion-promise",
  continuation: [
    {
      package: "@tanstack/start-client-core",
      path: "type:RequestServerNextFn",
    },
    {
      package: "@tanstack/start-client-core",
      path: "type:FunctionMiddlewareServerNextFn",
    },
    {
      package: "@tanstack/start-client-core",
      path: "type:FunctionMiddlewareClientNextFn",
    },
  ],
  binding: [{ shape: "param-property", index: 0, property: "next" }],
  heritage: [],
  contextual: [
    { package: "@tanstack/start-client-core", type: "RequestServerFn" },
    {
      package: "@tanstack/start-client-core",
      type: "FunctionMiddlewareServerFn",
    },
    {
      package: "@tanstack/start-client-core",
      type: "FunctionMiddlewareClientFn",
    },
  ],
  registration: [],
  handlers: noHandlers,
  returnKind: "maybe-promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  calledTwice: "unknown",
  downstreamErrors: "reject",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return",
};
