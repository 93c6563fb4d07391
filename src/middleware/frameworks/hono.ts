import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { from, members, noHandlers, verbs } from "./base.ts";

const observed =
  'Hono answers 500 ("Context is not finalized"), or 404 where no other handler is registered for the path';
const routing = [...verbs, "all", "on"];

export const hono: FrameworkDescriptor = {
  id: "hono",
  npm: ["hono", "@hono/zod-openapi"],
  testedVersion: "4.13.19",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "hono", path: "type:Next" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: from("hono", "MiddlewareHandler", "Handler", "H"),
  registration: [
    {
      receiver: { package: "hono", type: "Hono" },
      methods: ["use", ...routing],
      arguments: "all",
    },
    ...["createMiddleware", "some", "every", "except"].map(
      (type): Registration => ({
        callee: { package: "hono", type },
        arguments: "all",
      }),
    ),
    {
      receiver: { package: "hono", type: "Factory" },
      methods: ["createMiddleware", "createHandlers"],
      arguments: "all",
    },
  ],
  handlers: {
    ...noHandlers,
    response: { observed },
    contextual: from("hono", "ErrorHandler", "NotFoundHandler"),
    // `upgradeWebSocket(() => ({ onMessage(event, socket) { … } }))`
    heritage: members(
      "hono",
      "WSEvents",
      "onOpen",
      "onMessage",
      "onClose",
      "onError",
    ),
    registration: [
      {
        receiver: { package: "hono", type: "Hono" },
        methods: [...routing, "onError", "notFound"],
        arguments: "last",
      },
      // What makes the listeners of one connection: it runs for each.
      ...["UpgradeWebSocket", "upgradeWebSocket"].map((type): Registration => ({
        callee: { package: "hono", type },
        arguments: "all",
      })),
      // app.openapi(route, handler) of @hono/zod-openapi
      {
        receiver: { package: "@hono/zod-openapi", type: "OpenAPIHono" },
        methods: ["openapi", ...routing],
        arguments: "last",
      },
    ],
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  observedWhenUnanswered: '500 "Context is not finalized"',
  makers: {
    types: from("hono", "Context"),
    prepares: ["status", "header"],
    observed,
  },
  calledTwice: "throws",
  downstreamErrors: "captured",
  observedWhenUnawaited:
    'the request fails with "Context is not finalized" (500) before the handler has answered',
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    // The bindings of the platform: one object for all requests of an isolate.
    except: ["0.env"],
    types: from("hono", "Context"),
  },
  fix: "await",
  notes:
    "next() never rejects with an Error (onError runs inside the chain): read c.error. Before a synchronous handler an un-awaited next() answers 200, but headers set after it are lost.",
};
