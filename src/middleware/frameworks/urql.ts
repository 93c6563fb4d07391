import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

export const urql: FrameworkDescriptor = {
  id: "urql",
  npm: ["@urql/core"],
  testedVersion: "6.0.3",
  verifiedByRunning: true,
  enabled: false,
  kind: "onion-observable",
  continuation: [{ package: "@urql/core", path: "type:ExchangeIO" }],
  binding: [{ shape: "outer-param", index: 0, depth: 1, property: "forward" }],
  heritage: [],
  contextual: from("@urql/core", "Exchange"),
  registration: [],
  handlers: noHandlers,
  returnKind: "plain",
  awaitPolicy: "never-await",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  calledTwice: "throws",
  downstreamErrors: "observable",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return",
};
