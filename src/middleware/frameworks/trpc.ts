import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, members, noHandlers } from "./base.ts";

export const trpc: FrameworkDescriptor = {
  id: "trpc",
  npm: ["@trpc/server"],
  testedVersion: "11.25.2",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    {
      package: "@trpc/server",
      path: "property:next<param:opts<type:MiddlewareFunction",
    },
  ],
  binding: [{ shape: "param-property", index: 0, property: "next" }],
  heritage: [],
  contextual: from("@trpc/server", "MiddlewareFunction"),
  registration: [
    {
      receiver: { package: "@trpc/server", type: "ProcedureBuilder" },
      methods: ["use"],
      arguments: 0,
    },
    {
      receiver: { package: "@trpc/server", type: "MiddlewareBuilder" },
      methods: ["unstable_pipe"],
      arguments: 0,
    },
    {
      receiver: { package: "@trpc/server", type: "TRPCRootObject" },
      methods: ["middleware"],
      arguments: 0,
    },
  ],
  handlers: {
    ...noHandlers,
    contextual: from("@trpc/server", "ProcedureResolver"),
    // What makes the context of each request.
    heritage: members("@trpc/server", "*Options", "createContext"),
    parameters: [
      from("@trpc/server", "Create*ContextOptions"),
      from("@trpc/server", "*CreateContextFnOptions"),
    ],
    registration: [
      {
        receiver: { package: "@trpc/server", type: "ProcedureBuilder" },
        methods: ["query", "mutation", "subscription"],
        arguments: 0,
      },
    ],
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: 'the call fails with "No result from middlewares"',
  calledTwice: "reruns",
  downstreamErrors: "captured",
  observedWhenUnawaited: 'the call fails with "No result from middlewares"',
  instance: "process",
  concurrency: "many",
  owned: { parameters: "all", except: ["0.meta"] },
  fix: "return",
  notes:
    "next() resolves to { ok: false, error } instead of rejecting: a catch round it never fires.",
};
