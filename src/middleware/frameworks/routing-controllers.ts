import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";
import { nodeShared } from "./express.ts";

const controllers = {
  ...noHandlers,
  decorators: from(
    "routing-controllers",
    "Get",
    "Post",
    "Put",
    "Patch",
    "Delete",
    "Head",
    "All",
    "Method",
  ),
};

export const routingControllersKoa: FrameworkDescriptor = {
  id: "routing-controllers-koa",
  npm: ["routing-controllers"],
  testedVersion: "0.11.3",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [],
  binding: [{ shape: "param", index: 1 }],
  heritage: [
    {
      package: "routing-controllers",
      type: "KoaMiddlewareInterface",
      member: "use",
      param: 1,
    },
  ],
  contextual: [],
  registration: [],
  handlers: controllers,
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
  owned: {
    parameters: "all",
    except: ["0.app", "0.request.app", "0.response.app"],
  },
  fix: "await",
  notes:
    "The user writes the types of the parameters: the heritage clause alone is the evidence.",
};

export const routingControllersExpress: FrameworkDescriptor = {
  id: "routing-controllers-express",
  npm: ["routing-controllers"],
  testedVersion: "0.11.3",
  verifiedByRunning: true,
  kind: "callback",
  continuation: [],
  binding: [
    { shape: "param", index: 2 },
    { shape: "param", index: 3 },
  ],
  heritage: [
    {
      package: "routing-controllers",
      type: "ExpressMiddlewareInterface",
      member: "use",
      param: 2,
    },
    {
      package: "routing-controllers",
      type: "ExpressErrorMiddlewareInterface",
      member: "error",
      param: 3,
    },
  ],
  contextual: [],
  registration: [],
  handlers: noHandlers,
  returnKind: "any",
  awaitPolicy: "never",
  resultPolicy: "none",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the request hangs",
  calledTwice: "corrupts",
  downstreamErrors: "callback",
  instance: "process",
  concurrency: "many",
  owned: { parameters: "all", except: nodeShared },
  fix: "none",
};
