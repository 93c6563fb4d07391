import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { from, noHandlers, verbs } from "./base.ts";
import { nodeShared } from "./express.ts";
import { nodeResponse, throughResponse } from "./responses.ts";

const callback = {
  kind: "callback",
  returnKind: "void",
  awaitPolicy: "never",
  resultPolicy: "none",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the request hangs",
  answering: { ...throughResponse, responses: [nodeResponse] },
  calledTwice: "corrupts",
  downstreamErrors: "callback",
  instance: "process",
  concurrency: "many",
  fix: "none",
} as const;

export const connect: FrameworkDescriptor = {
  id: "connect",
  npm: ["connect"],
  testedVersion: "connect 3.7.0, @types/connect 3.4.38",
  verifiedByRunning: true,
  ...callback,
  continuation: [{ package: "connect", path: "type:NextFunction" }],
  binding: [
    { shape: "param", index: 2 },
    { shape: "param", index: 3 },
  ],
  heritage: [],
  contextual: from(
    "connect",
    "NextHandleFunction",
    "ErrorHandleFunction",
    "SimpleHandleFunction",
    "HandleFunction",
  ),
  registration: [
    {
      receiver: { package: "connect", type: "Server" },
      methods: ["use"],
      arguments: "last",
    },
  ],
  handlers: noHandlers,
  owned: { parameters: "all", except: nodeShared },
};

export const polka: FrameworkDescriptor = {
  id: "polka",
  npm: ["polka"],
  testedVersion: "polka 0.5.2, @types/polka 0.5.8",
  verifiedByRunning: true,
  ...callback,
  // @types/polka 0.5 names Express's own types; a file that imports polka means polka's.
  continuation: [
    { package: "polka", path: "type:Next" },
    { package: "express-serve-static-core", path: "interface:NextFunction" },
  ],
  binding: [{ shape: "param", index: 2 }],
  heritage: [],
  contextual: [
    ...from("polka", "Middleware"),
    ...from("express", "RequestHandler"),
    ...from("express-serve-static-core", "RequestHandler"),
  ],
  registration: [
    {
      receiver: { package: "polka", type: "Polka" },
      methods: ["use", "add", "all", "connect", "trace", ...verbs],
      arguments: "all",
    },
  ],
  handlers: {
    ...noHandlers,
    registration: [
      {
        receiver: { package: "polka", type: "Polka" },
        methods: ["add", "all", "connect", "trace", ...verbs],
        arguments: "last",
      },
    ],
  },
  owned: { parameters: "all", except: nodeShared },
  notes:
    "A second next() runs the handler after the one that answers; where none is left, it does nothing.",
};

const tinyRouters = [
  { package: "@tinyhttp/app", type: "App" },
  { package: "@tinyhttp/router", type: "Router" },
];

export const tinyhttp: FrameworkDescriptor = {
  id: "tinyhttp",
  npm: ["@tinyhttp/app", "@tinyhttp/router"],
  testedVersion: "@tinyhttp/app 3.0.11",
  verifiedByRunning: true,
  ...callback,
  continuation: [{ package: "@tinyhttp/router", path: "type:NextFunction" }],
  binding: [{ shape: "param", index: 2 }],
  heritage: [],
  contextual: from(
    "@tinyhttp/router",
    "AsyncHandler",
    "SyncHandler",
    "Handler",
  ),
  registration: tinyRouters.map((receiver): Registration => ({
    receiver,
    methods: ["use", "all", ...verbs],
    arguments: "all",
  })),
  handlers: {
    ...noHandlers,
    registration: tinyRouters.map((receiver) => ({
      receiver,
      methods: ["all", ...verbs],
      arguments: "last",
    })),
    parameters: [from("@tinyhttp/app", "Request", "Response")],
  },
  owned: { parameters: "all", except: nodeShared },
};
