import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const loopback: FrameworkDescriptor = {
  id: "loopback",
  npm: ["@loopback/core", "@loopback/rest", "@loopback/express"],
  testedVersion: "@loopback/core 7.0.15",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "@loopback/context", path: "type:Next" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [
    {
      package: "@loopback/context",
      type: "Provider",
      member: "intercept",
      param: 1,
    },
  ],
  contextual: [
    { package: "@loopback/context", type: "Interceptor" },
    { package: "@loopback/context", type: "GenericInterceptor" },
    { package: "@loopback/express", type: "Middleware" },
  ],
  registration: [],
  handlers: noHandlers,
  returnKind: "promiselike",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "undefined result",
  calledTwice: "reruns",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the caller gets `undefined` before the method has ended",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
  notes:
    "ValueOrPromise<NonVoid> where NonVoid is any: tsc says nothing when the result is dropped, and no-floating-promises misses it (PromiseLike).",
};
