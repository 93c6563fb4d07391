import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

const hooks = {
  kind: "no-continuation",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: [],
  registration: [],
  returnKind: "plain",
  awaitPolicy: "none",
  notCalling: "short-circuit",
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "none",
} as const;

/** Hooks of HTTP clients. */
export const httpHooks: FrameworkDescriptor = {
  id: "http-hooks",
  npm: ["openapi-fetch", "ky", "ofetch"],
  testedVersion: "openapi-fetch 0.17.0, ky 2.1.0, ofetch 1.5.1",
  verifiedByRunning: true,
  ...hooks,
  handlers: {
    ...noHandlers,
    contextual: [
      ...from(
        "openapi-fetch",
        "MiddlewareOnRequest",
        "MiddlewareOnResponse",
        "MiddlewareOnError",
      ),
      ...from(
        "ky",
        "BeforeRequestHook",
        "AfterResponseHook",
        "BeforeRetryHook",
      ),
      ...from("ofetch", "FetchHook"),
    ],
  },
  resultPolicy: "return-answers",
};

export const axios: FrameworkDescriptor = {
  id: "axios",
  npm: ["axios"],
  testedVersion: "1.21.1",
  verifiedByRunning: true,
  ...hooks,
  handlers: {
    ...noHandlers,
    registration: ["AxiosInterceptorManager"].map((type): Registration => ({
      receiver: { package: "axios", type },
      methods: ["use"],
      arguments: "all",
    })),
  },
  resultPolicy: "must-return",
  observedWhenUnanswered: "the request fails with a TypeError",
};
