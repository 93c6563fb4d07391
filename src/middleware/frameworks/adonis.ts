import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const adonis: FrameworkDescriptor = {
  id: "adonis",
  npm: ["@adonisjs/http-server", "@adonisjs/core"],
  testedVersion:
    "@adonisjs/http-server 9.3.1 (NextFn declared in @poppinss/middleware)",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "@poppinss/middleware", path: "type:NextFn" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: [{ package: "@adonisjs/http-server", type: "MiddlewareFn" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "any",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  observedWhenUnanswered: "200 with empty body",
  calledTwice: "ignored",
  downstreamErrors: "captured",
  observedWhenUnawaited: "an empty 200 is sent before the handler has run",
  instance: "request",
  concurrency: "many",
  owned: everyParameter,
  fix: "await",
  notes:
    "NextFn = () => Promise<any> | any collapses to any: no type-based promise rule can see it; only the alias/signature origin can.",
};
