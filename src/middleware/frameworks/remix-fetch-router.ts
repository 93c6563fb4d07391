import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const remixFetchRouter: FrameworkDescriptor = {
  id: "remix-fetch-router",
  npm: ["@remix-run/fetch-router"],
  testedVersion: "0.20.1",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    { package: "@remix-run/fetch-router", path: "type:NextFunction" },
  ],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: [{ package: "@remix-run/fetch-router", type: "Middleware" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "implicit-last",
  notCalling: "short-circuit",
  observedWhenUnanswered: 'Error "must return a Response or call next()"',
  calledTwice: "throws",
  downstreamErrors: "reject",
  observedWhenUnawaited: "the work after it runs before the response exists",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "await",
};
