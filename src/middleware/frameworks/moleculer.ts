import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const moleculer: FrameworkDescriptor = {
  id: "moleculer",
  npm: ["moleculer"],
  testedVersion: "0.15.2",
  verifiedByRunning: false,
  kind: "onion-promise",
  continuation: [{ package: "moleculer", path: "type:ActionHandler" }],
  binding: [{ shape: "outer-param", index: 0 }],
  heritage: [],
  contextual: [{ package: "moleculer", type: "Middleware" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "any",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  calledTwice: "retry",
  downstreamErrors: "reject",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
  notes:
    "called through next.call(this, ctx) or next(ctx): match the receiver of .call/.apply too.",
};
