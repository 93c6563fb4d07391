import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

const core = "@tanstack/start-client-core";

const common = {
  npm: ["@tanstack/react-start", "@tanstack/solid-start", core],
  testedVersion: "1.170.39",
  verifiedByRunning: true,
  kind: "onion-promise",
  binding: [{ shape: "param-property", index: 0, property: "next" }],
  heritage: [],
  returnKind: "maybe-promise",
  awaitPolicy: "await-or-return",
  notCalling: "short-circuit",
  downstreamErrors: "reject",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return",
} as const;

/** Middleware of server functions, on either side: what it returns is the result of the call. */
export const tanstackStart: FrameworkDescriptor = {
  ...common,
  id: "tanstack-start",
  continuation: [
    { package: core, path: "type:FunctionMiddlewareServerNextFn" },
    { package: core, path: "type:FunctionMiddlewareClientNextFn" },
  ],
  contextual: from(
    core,
    "FunctionMiddlewareServerFn",
    "FunctionMiddlewareClientFn",
  ),
  registration: [
    {
      receiver: { package: core, type: "FunctionMiddlewareServer" },
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
  resultPolicy: "must-return",
  observedWhenUnanswered: "the call fails: a middleware returned undefined",
  calledTwice: "corrupts",
  observedWhenUnawaited:
    "the call fails before the function has run, and an error from there is handled by nobody",
  notes:
    "A second call runs nothing and gives a result of `undefined`, after an error, too.",
};

/** Middleware of requests: the response stands in the context that `next()` gives. */
export const tanstackStartRequest: FrameworkDescriptor = {
  ...common,
  id: "tanstack-start-request",
  continuation: [{ package: core, path: "type:RequestServerNextFn" }],
  contextual: from(core, "RequestServerFn"),
  registration: [
    {
      receiver: { package: core, type: "RequestMiddlewareServer" },
      methods: ["server"],
      arguments: 0,
    },
  ],
  handlers: noHandlers,
  resultPolicy: "implicit-last",
  observedWhenUnanswered: "500",
  calledTwice: "ignored",
  observedWhenUnawaited:
    "the request is answered with 500 before the handler has run, and an error from there is handled by nobody",
  notes:
    "A second call runs nothing: after an error there is no retry, and the answer is 500.",
};
