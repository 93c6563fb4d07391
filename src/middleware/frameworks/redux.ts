import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

export const redux: FrameworkDescriptor = {
  id: "redux",
  npm: ["redux", "@reduxjs/toolkit"],
  testedVersion: "redux 5.0.1, @reduxjs/toolkit 2.14.0",
  verifiedByRunning: true,
  enabled: false,
  kind: "sync-onion",
  continuation: [{ package: "redux", path: "param:next<interface:Middleware" }],
  binding: [{ shape: "outer-param", index: 0 }],
  heritage: [],
  contextual: from("redux", "Middleware"),
  registration: [
    { callee: { package: "redux", type: "applyMiddleware" }, arguments: "all" },
  ],
  handlers: noHandlers,
  returnKind: "unknown",
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
