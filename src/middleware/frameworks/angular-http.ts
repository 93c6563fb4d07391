import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

export const angularHttp: FrameworkDescriptor = {
  id: "angular-http",
  npm: ["@angular/common"],
  testedVersion: "21.2.26",
  verifiedByRunning: true,
  enabled: false,
  kind: "onion-observable",
  continuation: [
    { package: "@angular/common", path: "type:HttpHandlerFn" },
    { package: "@angular/common", path: "method:handle<class:HttpHandler" },
  ],
  binding: [
    { shape: "param", index: 1 },
    { shape: "param-method", index: 1, property: "handle" },
  ],
  heritage: [
    {
      package: "@angular/common",
      type: "HttpInterceptor",
      member: "intercept",
      param: 1,
    },
  ],
  contextual: from("@angular/common", "HttpInterceptorFn"),
  registration: [
    {
      callee: { package: "@angular/common", type: "withInterceptors" },
      arguments: 0,
    },
  ],
  handlers: noHandlers,
  returnKind: "observable",
  awaitPolicy: "never-await",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  calledTwice: "retry",
  downstreamErrors: "observable",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return",
};
