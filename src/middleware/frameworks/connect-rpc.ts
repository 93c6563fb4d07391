import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";

export const connectRpc: FrameworkDescriptor = {
  id: "connect-rpc",
  npm: ["@connectrpc/connect"],
  testedVersion: "2.2.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "@connectrpc/connect", path: "type:AnyFn" }],
  binding: [{ shape: "outer-param", index: 0 }],
  heritage: [],
  contextual: from("@connectrpc/connect", "Interceptor"),
  registration: [],
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
  owned: {
    parameters: "all",
    except: ["0.service", "0.method"],
  },
  fix: "return await",
};

/** The methods of a service, as `router.service(…)` and `router.rpc(…)` take them. */
export const connectRpcService: FrameworkDescriptor = {
  id: "connect-rpc-service",
  npm: ["@connectrpc/connect"],
  testedVersion: "2.2.0",
  verifiedByRunning: true,
  kind: "no-continuation",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: [],
  registration: [],
  handlers: {
    ...noHandlers,
    contextual: from(
      "@connectrpc/connect",
      "UnaryImpl",
      "ServerStreamingImpl",
      "ClientStreamingImpl",
      "BiDiStreamingImpl",
    ),
    registration: [
      {
        receiver: { package: "@connectrpc/connect", type: "ConnectRouter" },
        methods: ["rpc"],
        arguments: "all",
      },
      {
        receiver: { package: "@connectrpc/connect", type: "ConnectRouter" },
        methods: ["service"],
        arguments: "*",
      },
    ],
  },
  returnKind: "any",
  awaitPolicy: "none",
  resultPolicy: "none",
  notCalling: "short-circuit",
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: ["1.service", "1.method"],
    types: from("@connectrpc/connect", "HandlerContext"),
  },
  fix: "none",
};
