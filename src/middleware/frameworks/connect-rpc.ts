import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const connectRpc: FrameworkDescriptor = {
  id: "connect-rpc",
  npm: ["@connectrpc/connect"],
  testedVersion: "2.2.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "@connectrpc/connect", path: "type:AnyFn" }],
  binding: [{ shape: "outer-param", index: 0 }],
  heritage: [],
  contextual: [{ package: "@connectrpc/connect", type: "Interceptor" }],
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
