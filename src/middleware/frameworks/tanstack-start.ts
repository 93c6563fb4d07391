import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

const core = "@tanstack/start-client-core";

export const tanstackStart: FrameworkDescriptor = {
  id: "tanstack-start",
  npm: ["@tanstack/react-start", "@tanstack/solid-start", core],
  testedVersion: "types of 1.169.5, names read again in 1.170.39",
  verifiedByRunning: false,
  kind: "onion-promise",
  continuation: [
    { package: core, path: "type:RequestServerNextFn" },
    { package: core, path: "type:FunctionMiddlewareServerNextFn" },
    { package: core, path: "type:FunctionMiddlewareClientNextFn" },
  ],
  binding: [{ shape: "param-property", index: 0, property: "next" }],
  heritage: [],
  contextual: from(
    core,
    "RequestServerFn",
    "FunctionMiddlewareServerFn",
    "FunctionMiddlewareClientFn",
  ),
  registration: [
    {
      receiver: { package: core, type: "*MiddlewareServer" },
      methods: ["server"],
      arguments: 0,
    },
    {
      receiver: { package: core, type: "FunctionMiddlewareClient" },
      methods: ["client"],
      arguments: 0,
    },
  ],
  handlers: {
    ...noHandlers,
    contextual: from(core, "ServerFn"),
    registration: [
      {
        receiver: { package: core, type: "ServerFn*" },
        methods: ["handler"],
        arguments: 0,
      },
    ],
  },
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
