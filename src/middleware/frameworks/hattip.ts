import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const hattip: FrameworkDescriptor = {
  id: "hattip",
  npm: ["@hattip/compose"],
  testedVersion: "0.0.49",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    {
      package: "@hattip/compose",
      path: "method:next<interface:RequestContext",
    },
  ],
  binding: [{ shape: "param-method", index: 0, property: "next" }],
  heritage: [],
  contextual: [{ package: "@hattip/compose", type: "RequestHandler" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "framework-calls-next",
  observedWhenUnanswered: "framework runs the rest itself",
  calledTwice: "corrupts",
  downstreamErrors: "captured",
  observedWhenUnawaited:
    "the handlers below run twice, and the work after it runs before the response exists",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
  notes: "awaiting but not returning runs the downstream handler TWICE.",
};
