import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const httpHooks: FrameworkDescriptor = {
  id: "http-hooks",
  npm: ["openapi-fetch", "axios", "ky", "ofetch"],
  testedVersion: "openapi-fetch 0.17.0, axios 1.21.1, ky 2.1.0, ofetch 1.5.1",
  verifiedByRunning: false,
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
};
