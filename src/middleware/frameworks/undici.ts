import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const undici: FrameworkDescriptor = {
  id: "undici",
  npm: ["undici"],
  testedVersion: "8.12.4 (types only; needs Node >= 22.19)",
  verifiedByRunning: false,
  enabled: false,
  kind: "sync-onion",
  continuation: [
    { package: "undici", path: "method:dispatch<class:Dispatcher" },
  ],
  binding: [{ shape: "outer-param", index: 0 }],
  heritage: [],
  contextual: [{ package: "undici", type: "DispatcherComposeInterceptor" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "plain",
  awaitPolicy: "never",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  calledTwice: "retry",
  downstreamErrors: "reject",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "none",
};
