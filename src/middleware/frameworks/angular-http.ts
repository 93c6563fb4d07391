import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const angularHttp: FrameworkDescriptor = {
  id: "angular-http",
  npm: ["@angular/common"],
  testedVersion: "21.2.26",
  verifiedByRunning: false,
  enabled: false,
  kind: "onion-observable",
  continuation: [
    { package: "@angular/common", path: "type:HttpHandlerFn" },
    { package: "@angular/common", path: "method:handle<class:HttpHandler" },
  ],
  binding: [{ shape: "param", index: 1 }],
  heritage: [
    {
      package: "@angular/common",
      type: "HttpInterceptor",
      member: "intercept",
      param: 1,
    },
  ],
  contextual: [{ package: "@angular/common", type: "HttpInterceptorFn" }],
  registration: [],
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
  notes: "client side; off by default",
};
