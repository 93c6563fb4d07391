import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers, verbs } from "./base.ts";

const router = "@remix-run/fetch-router";

export const remixFetchRouter: FrameworkDescriptor = {
  id: "remix-fetch-router",
  npm: [router],
  testedVersion: "0.20.1",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: router, path: "type:NextFunction" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: from(router, "Middleware", "AnyMiddleware"),
  registration: [
    {
      callee: { package: router, type: "createRouter" },
      arguments: "middleware[]",
    },
  ],
  handlers: {
    ...noHandlers,
    contextual: from(router, "RequestHandler"),
    registration: [
      {
        receiver: { package: router, type: "RouteBuilder" },
        methods: [...verbs, "map"],
        arguments: "all",
      },
      {
        receiver: { package: router, type: "Router" },
        methods: [...verbs, "map"],
        arguments: "all",
      },
    ],
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "implicit-last",
  notCalling: "short-circuit",
  observedWhenUnanswered: 'Error "must return a Response or call next()"',
  calledTwice: "throws",
  downstreamErrors: "reject",
  observedWhenUnawaited: "the work after it runs before the response exists",
  instance: "process",
  concurrency: "many",
  owned: { ...everyParameter, types: from(router, "RequestContext") },
  fix: "await",
  notes: "The types demand a Response, the runtime does not.",
};
