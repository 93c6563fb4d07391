import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const telegraf: FrameworkDescriptor = {
  id: "telegraf",
  npm: ["telegraf"],
  testedVersion: "4.16.3",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "telegraf", path: "param:next<type:MiddlewareFn" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: [
    { package: "telegraf", type: "MiddlewareFn" },
    { package: "telegraf", type: "Middleware" },
  ],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  observedWhenUnanswered: "nothing happens",
  calledTwice: "throws",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the update counts as handled before the handlers below have ended, and their error is an unhandled rejection",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "await",
  notes:
    "next type is an inline function type: no alias at all; the signature origin still leads to telegraf.",
};
