import type {
  FrameworkDescriptor,
  Registration,
  TypeReference,
} from "../descriptor.ts";
import { from, noHandlers, verbs } from "./base.ts";
import { throughResponse } from "./responses.ts";

const routing = [...verbs, "all", "connect", "trace", "search", "query"];

/** `@types/express` extends the core's interfaces under the same names. */
const routers: readonly TypeReference[] = [
  ...from(
    "express-serve-static-core",
    "Application",
    "Express",
    "IRouter",
    "Router",
    "IRoute",
  ),
  ...from("express", "Application", "Express", "IRouter", "Router", "IRoute"),
];

/** What `req` and `res` of Express and its kin share with all requests. */
export const nodeShared = [
  "0.app",
  "0.res.app",
  "0.route",
  "0.socket.server",
  "1.app",
  "1.req.app",
  "1.route",
  "1.socket.server",
  "2.app",
  "2.req.app",
] as const;

export const express: FrameworkDescriptor = {
  id: "express",
  npm: ["express", "express-serve-static-core", "express-async-handler"],
  testedVersion: "express 5.3.0 and 4.22.3, @types/express 5.0.6 and 4.17.25",
  verifiedByRunning: true,
  kind: "callback",
  continuation: [
    { package: "express-serve-static-core", path: "interface:NextFunction" },
  ],
  binding: [
    { shape: "param", index: 2 },
    // (error, request, response, next)
    { shape: "param", index: 3 },
  ],
  heritage: [],
  contextual: [
    ...from(
      "express-serve-static-core",
      "RequestHandler",
      "ErrorRequestHandler",
      "RequestParamHandler",
      "ApplicationRequestHandler",
    ),
    ...from(
      "express",
      "RequestHandler",
      "ErrorRequestHandler",
      "RequestParamHandler",
    ),
  ],
  registration: [
    ...routers.map((receiver): Registration => ({
      receiver,
      methods: ["use", "param", ...routing],
      arguments: "all",
    })),
    {
      callee: { package: "express-async-handler", type: "expressAsyncHandler" },
      arguments: 0,
    },
  ],
  handlers: {
    ...noHandlers,
    registration: [
      ...routers.map((receiver): Registration => ({
        receiver,
        methods: routing,
        arguments: "last",
      })),
      // Clouds whose functions are given Express's request and response.
      ...[
        { package: "firebase-functions", type: "onRequest" },
        { package: "@google-cloud/functions-framework", type: "http" },
      ].map((callee): Registration => ({ callee, arguments: "last" })),
    ],
    parameters: [
      [
        { package: "express", type: "Request" },
        { package: "express", type: "Response" },
      ],
      [
        { package: "express-serve-static-core", type: "Request" },
        { package: "express-serve-static-core", type: "Response" },
      ],
    ],
  },
  returnKind: "void",
  awaitPolicy: "never",
  resultPolicy: "none",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the request hangs",
  answering: {
    ...throughResponse,
    observedFailed:
      "no error handler can answer it any more, and Express closes the connection, which cuts a long answer off",
  },
  calledTwice: "corrupts",
  downstreamErrors: "callback",
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: nodeShared,
    types: [
      ...from("express", "Request", "Response"),
      ...from("express-serve-static-core", "Request", "Response"),
    ],
  },
  fix: "none",
  notes:
    "A second next() falls through to the 404 handler. The rejection of an async middleware reaches the error handler in Express 5; in Express 4 it is unhandled and the request hangs: the installed version tells, the types don't.",
};
