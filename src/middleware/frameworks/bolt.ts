import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const bolt: FrameworkDescriptor = {
  id: "bolt",
  npm: ["@slack/bolt"],
  testedVersion: "5.1.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "@slack/bolt", path: "type:NextFn" }],
  binding: [{ shape: "param-property", index: 0, property: "next" }],
  heritage: [],
  contextual: [{ package: "@slack/bolt", type: "Middleware" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  observedWhenUnanswered: "processing stops silently",
  calledTwice: "reruns",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the event counts as processed before the listeners below have ended, and their error is an unhandled rejection",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "await",
};
