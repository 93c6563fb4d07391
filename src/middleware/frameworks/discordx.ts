import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const discordx: FrameworkDescriptor = {
  id: "discordx",
  npm: ["discordx"],
  testedVersion: "11.13.3",
  verifiedByRunning: false,
  kind: "onion-promise",
  continuation: [{ package: "discordx", path: "type:Next" }],
  binding: [{ shape: "param", index: 2 }],
  heritage: [],
  contextual: [{ package: "discordx", type: "GuardFunction" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  calledTwice: "unknown",
  downstreamErrors: "reject",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "await",
};
