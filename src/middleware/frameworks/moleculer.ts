import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";

export const moleculer: FrameworkDescriptor = {
  id: "moleculer",
  npm: ["moleculer"],
  testedVersion: "0.14.36, types of 0.15.2",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    { package: "moleculer", path: "type:ActionHandler" },
    { package: "moleculer", path: "type:CallMiddlewareHandler" },
  ],
  binding: [{ shape: "outer-param", index: 0 }],
  heritage: [],
  contextual: from("moleculer", "Middleware"),
  registration: [],
  handlers: {
    ...noHandlers,
    contextual: from("moleculer", "ActionHandler", "ServiceEventHandler"),
    parameters: [from("moleculer", "Context")],
    // What its runner loads.
    exports: ["js", "ts"].map((extension) => ({
      file: `*.service.${extension}`,
      names: ["default.actions.*", "default.events.*"],
    })),
  },
  returnKind: "any",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the result is `undefined`",
  calledTwice: "retry",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the caller gets `undefined` before the action has ended",
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: ["0.broker", "0.service", "0.action", "0.endpoint"],
    types: from("moleculer", "Context"),
  },
  fix: "return await",
  notes: "The continuation is called as next(ctx) or next.call(this, ctx).",
};
