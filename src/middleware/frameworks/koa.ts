import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const koa: FrameworkDescriptor = {
  id: "koa",
  npm: ["koa", "@koa/router", "koa-compose", "@types/koa"],
  testedVersion:
    "koa 3.3.0, @types/koa 3.0.3, @koa/router 15.7.0, koa-compose 4.2.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "@types/koa", path: "type:Next" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: [
    { package: "@types/koa", type: "Middleware" },
    { package: "@koa/router", type: "RouterMiddleware" },
    { package: "@types/koa-compose", type: "Middleware" },
  ],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  observedWhenUnanswered: "404",
  calledTwice: "throws",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the answer is sent before the handlers below have run (404)",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "await",
  notes:
    "next(): Promise<any>; resolves to the return value of the next middleware.",
};

export const midwayKoa: FrameworkDescriptor = {
  id: "midway-koa",
  npm: ["@midwayjs/koa", "@midwayjs/core"],
  testedVersion: "4.0.0",
  verifiedByRunning: false,
  kind: "onion-promise",
  continuation: [
    { package: "@types/koa", path: "type:Next" },
    { package: "@midwayjs/core", path: "type:NextFunction" },
  ],
  binding: [{ shape: "param", index: 1 }],
  heritage: [
    {
      package: "@midwayjs/core",
      type: "IMiddleware",
      member: "resolve",
      param: null,
    },
  ],
  contextual: [],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "implicit-last",
  notCalling: "short-circuit",
  calledTwice: "throws",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the answer is sent before the handlers below have run (404)",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "await",
  notes:
    "resolve() gets no contextual type from implements (generic N = unknown); recognised by the parameter annotation. Result policy unverified (not run).",
};
