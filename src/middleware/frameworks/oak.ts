import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { from, noHandlers, verbs } from "./base.ts";

// The npm build, and the names that JSR gives it.
const packages = ["@oakserver/oak", "@oak/oak", "@jsr/oak__oak"];
const routing = [...verbs, "all", "add"];

export const oak: FrameworkDescriptor = {
  id: "oak",
  npm: packages,
  testedVersion: "@oakserver/oak 14.1.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: packages.flatMap((name) => [
    { package: name, path: "type:Next" },
    { package: name, path: "param:next<interface:RouterMiddleware" },
    { package: name, path: "param:next<interface:RouterParamMiddleware" },
  ]),
  binding: [
    { shape: "param", index: 1 },
    { shape: "param", index: 2 },
  ],
  heritage: packages.map((name) => ({
    package: name,
    type: "MiddlewareObject",
    member: "handleRequest",
    param: 1,
  })),
  contextual: packages.flatMap((name) =>
    from(name, "Middleware", "RouterMiddleware", "RouterParamMiddleware"),
  ),
  registration: packages.flatMap((name): Registration[] => [
    {
      receiver: { package: name, type: "Application" },
      methods: ["use"],
      arguments: "all",
    },
    {
      receiver: { package: name, type: "Router" },
      methods: ["use", "param", ...routing],
      arguments: "all",
    },
    { callee: { package: name, type: "compose" }, arguments: 0 },
  ]),
  handlers: {
    ...noHandlers,
    registration: packages.map((name) => ({
      receiver: { package: name, type: "Router" },
      methods: routing,
      arguments: "last",
    })),
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  observedWhenUnanswered: "404",
  calledTwice: "throws",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the answer is sent before the handlers below have run (404), and their late answer is an unhandled rejection",
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: [
      "0.app",
      "0.router",
      "0.matched",
      "1.app",
      "1.router",
      "1.matched",
    ],
    types: packages.flatMap((name) => from(name, "Context", "RouterContext")),
  },
  fix: "await",
};
