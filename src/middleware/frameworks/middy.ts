import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const middy: FrameworkDescriptor = {
  id: "middy",
  npm: ["@middy/core"],
  testedVersion: "7.9.2",
  verifiedByRunning: true,
  kind: "no-continuation",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: [{ package: "@middy/core", type: "MiddlewareObj" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "plain",
  awaitPolicy: "none",
  resultPolicy: "return-answers",
  notCalling: "short-circuit",
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "process",
  concurrency: "one",
  owned: everyParameter,
  fix: "none",
  notes:
    "hooks are awaited by middy; un-awaited own promises inside a hook are a plain floating promise, not a middleware question.",
};
