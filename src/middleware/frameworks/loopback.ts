import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";

export const loopback: FrameworkDescriptor = {
  id: "loopback",
  npm: ["@loopback/core", "@loopback/rest", "@loopback/express"],
  testedVersion: "@loopback/core 7.0.15, @loopback/rest 15.0.16",
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
    ...from("@loopback/context", "Interceptor", "GenericInterceptor"),
    ...from("@loopback/express", "Middleware"),
  ],
  registration: [
    {
      receiver: { package: "@loopback/rest", type: "RestApplication" },
      methods: ["middleware", "interceptor"],
      arguments: 0,
    },
    {
      receiver: { package: "@loopback/core", type: "Application" },
      methods: ["interceptor"],
      arguments: 0,
    },
  ],
  handlers: {
    ...noHandlers,
    decorators: from(
      "@loopback/openapi-v3",
      "get",
      "post",
      "put",
      "patch",
      "del",
      "operation",
    ),
    registration: [
      {
        receiver: { package: "@loopback/rest", type: "RestApplication" },
        methods: ["route", "handler"],
        arguments: "last",
      },
    ],
    heritage: [
      {
        package: "@loopback/rest",
        type: "SequenceHandler",
        member: "handle",
        param: null,
      },
    ],
  },
  returnKind: "promiselike",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the result is `undefined`",
  calledTwice: "reruns",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the caller gets `undefined` before the method has ended",
  instance: "request",
  concurrency: "many",
  owned: { parameters: "all", except: ["0.parent"] },
  fix: "return await",
  notes:
    "Controllers and providers are transient: a new object for each request, unless bound as a singleton. ValueOrPromise<NonVoid> where NonVoid is any: tsc says nothing when the result is dropped.",
};
