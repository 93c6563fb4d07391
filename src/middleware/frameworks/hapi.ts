import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const hapi: FrameworkDescriptor = {
  id: "hapi",
  npm: ["@hapi/hapi"],
  testedVersion: "21.4.10",
  verifiedByRunning: false,
  kind: "return-token",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: [{ package: "@hapi/hapi", type: "Method" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "plain",
  awaitPolicy: "none",
  resultPolicy: "return-answers",
  notCalling: "short-circuit",
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "none",
};
