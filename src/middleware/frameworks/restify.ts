import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const restify: FrameworkDescriptor = {
  id: "restify",
  npm: ["restify", "@types/restify"],
  testedVersion: "12.0.0 / @types 8.5.12",
  verifiedByRunning: false,
  kind: "callback",
  continuation: [{ package: "@types/restify", path: "interface:Next" }],
  binding: [{ shape: "param", index: 2 }],
  heritage: [],
  contextual: [{ package: "@types/restify", type: "RequestHandler" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "void",
  awaitPolicy: "never",
  resultPolicy: "none",
  notCalling: "short-circuit",
  calledTwice: "unknown",
  downstreamErrors: "callback",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "none",
};
