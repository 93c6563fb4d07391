import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const elysia: FrameworkDescriptor = {
  id: "elysia",
  npm: ["elysia"],
  testedVersion: "1.4.30",
  verifiedByRunning: true,
  kind: "no-continuation",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: [],
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
  notes:
    "no next. Relevant only for rules 2 and 3 (blocking calls, shared state in hooks). wrap(fn) is a synchronous higher-order wrapper.",
};
