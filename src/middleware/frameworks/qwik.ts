import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

const packages = ["@builder.io/qwik-city", "@qwik.dev/router"];

export const qwik: FrameworkDescriptor = {
  id: "qwik",
  npm: packages,
  testedVersion: "@builder.io/qwik-city 1.20.1",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: packages.map((name) => ({
    package: name,
    path: "property:next<interface:RequestEvent",
  })),
  binding: [
    { shape: "param-property", index: 0, property: "next" },
    { shape: "param-property", index: 1, property: "next" },
  ],
  heritage: [],
  contextual: packages.flatMap((name) => from(name, "RequestHandler")),
  registration: [],
  handlers: {
    ...noHandlers,
    registration: packages.flatMap((name) =>
      [
        "routeLoader$",
        "routeAction$",
        "globalAction$",
        "server$",
        "routeLoaderQrl",
        "routeActionQrl",
        "serverQrl",
      ].map((type) => ({
        callee: { package: name, type },
        arguments: 0,
      })),
    ),
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "framework-calls-next",
  calledTwice: "ignored",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the request is answered with 404 before the handler has answered, and an error from there is handled by nobody",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "await",
};
