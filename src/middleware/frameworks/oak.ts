import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const oak: FrameworkDescriptor = {
  id: "oak",
  npm: ["@oakserver/oak"],
  testedVersion: "14.1.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    { package: "@oakserver/oak", path: "type:Next" },
    {
      package: "@oakserver/oak",
      path: "param:next<interface:RouterMiddleware",
    },
    { package: "@oak/oak", path: "type:Next" },
    { package: "@jsr/oak__oak", path: "type:Next" },
  ],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: [
    { package: "@oakserver/oak", type: "Middleware" },
    { package: "@oakserver/oak", type: "RouterMiddleware" },
  ],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  observedWhenUnanswered: "404",
  calledTwice: "throws",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the answer is sent before the handlers below have run (404), and their late answer is an unhandled rejection",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "await",
  notes:
    "jsr @oak/oak declares the same names; its npm name under the JSR registry is @jsr/oak__oak (registry not reachable here: unverified).",
};
