import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

export const midwayKoa: FrameworkDescriptor = {
  id: "midway-koa",
  npm: ["@midwayjs/koa", "@midwayjs/core"],
  testedVersion: "@midwayjs/koa 4.0.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    { package: "koa", path: "type:Next" },
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
  contextual: from("@midwayjs/core", "FunctionMiddleware", "CommonMiddleware"),
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "implicit-last",
  notCalling: "short-circuit",
  observedWhenUnanswered: "204",
  calledTwice: "throws",
  downstreamErrors: "reject",
  observedWhenUnawaited: "an empty 204 is sent before the handler has run",
  instance: "process",
  perRequest: [
    {
      decorator: { package: "@midwayjs/core", type: "Scope" },
      names: ["Request", "Prototype"],
    },
  ],
  concurrency: "many",
  owned: {
    parameters: "all",
    except: ["0.app", "0.request.app", "0.response.app"],
  },
  fix: "await",
  notes:
    "resolve() gets no contextual type from `implements` (its N is unknown): the annotation of the parameter speaks.",
};

/** Controllers of Midway, one object for each request. */
export const midwayController: FrameworkDescriptor = {
  id: "midway-controller",
  npm: ["@midwayjs/core", "@midwayjs/decorator"],
  testedVersion: "@midwayjs/core 4.0.0",
  verifiedByRunning: true,
  kind: "no-continuation",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: [],
  registration: [],
  handlers: {
    ...noHandlers,
    decorators: from(
      "@midwayjs/core",
      "Get",
      "Post",
      "Put",
      "Patch",
      "Del",
      "Head",
      "Options",
      "All",
      "RequestMapping",
    ),
  },
  returnKind: "any",
  awaitPolicy: "none",
  resultPolicy: "none",
  notCalling: "short-circuit",
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "request",
  concurrency: "many",
  owned: everyParameter,
  fix: "none",
};
