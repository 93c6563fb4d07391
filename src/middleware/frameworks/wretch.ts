import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

export const wretch: FrameworkDescriptor = {
  id: "wretch",
  npm: ["wretch"],
  testedVersion: "2.11.1 and 3.0.9",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "wretch", path: "type:FetchLike" }],
  binding: [{ shape: "outer-param", index: 0 }],
  heritage: [],
  contextual: from("wretch", "ConfiguredMiddleware"),
  registration: [
    {
      receiver: { package: "wretch", type: "Wretch" },
      methods: ["middlewares"],
      arguments: 0,
    },
  ],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the request fails with a TypeError reading 'ok'",
  calledTwice: "retry",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the request fails with a TypeError, as no response is returned",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
};
