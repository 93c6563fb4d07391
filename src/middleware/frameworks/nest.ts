import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const nestMiddleware: FrameworkDescriptor = {
  id: "nest-middleware",
  npm: ["@nestjs/common"],
  testedVersion: "12.5.1",
  verifiedByRunning: true,
  kind: "callback",
  continuation: [
    { package: "@nestjs/common", path: "interface:NestMiddleware" },
  ],
  binding: [{ shape: "param", index: 2 }],
  heritage: [
    {
      package: "@nestjs/common",
      type: "NestMiddleware",
      member: "use",
      param: 2,
    },
  ],
  contextual: [],
  registration: [],
  handlers: noHandlers,
  returnKind: "void",
  awaitPolicy: "never",
  resultPolicy: "none",
  notCalling: "short-circuit",
  observedWhenUnanswered: "hangs",
  calledTwice: "corrupts",
  downstreamErrors: "callback",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "none",
  notes:
    "Parameter type is usually written by the user (NextFunction or a function type), so the heritage clause is the evidence.",
};

export const nestInterceptor: FrameworkDescriptor = {
  id: "nest-interceptor",
  npm: ["@nestjs/common"],
  testedVersion: "12.5.1",
  verifiedByRunning: true,
  kind: "onion-observable",
  continuation: [
    { package: "@nestjs/common", path: "method:handle<interface:CallHandler" },
  ],
  binding: [{ shape: "param-method", index: 1, property: "handle" }],
  heritage: [
    {
      package: "@nestjs/common",
      type: "NestInterceptor",
      member: "intercept",
      param: 1,
    },
  ],
  contextual: [],
  registration: [],
  handlers: noHandlers,
  returnKind: "observable",
  awaitPolicy: "never-await",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "500",
  calledTwice: "reruns",
  downstreamErrors: "observable",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return",
  notes:
    "await next.handle() yields the Observable, handler not run. lastValueFrom(next.handle()) is legitimate if the value is wrapped again. Handler has not run when handle() returns: code after it runs BEFORE the handler unless put in pipe().",
};
