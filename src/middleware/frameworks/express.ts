import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const express: FrameworkDescriptor = {
  id: "express",
  npm: [
    "express",
    "@types/express",
    "connect",
    "polka",
    "@types/express-serve-static-core",
  ],
  testedVersion: "express 5.3.0 and 4.22.3, @types/express 5.0.6 and 4.17.25",
  verifiedByRunning: true,
  kind: "callback",
  continuation: [
    {
      package: "@types/express-serve-static-core",
      path: "interface:NextFunction",
    },
    { package: "@types/connect", path: "type:NextFunction" },
    { package: "@types/polka", path: "type:Next" },
  ],
  binding: [{ shape: "param", index: 2 }],
  heritage: [],
  contextual: [
    { package: "@types/express-serve-static-core", type: "RequestHandler" },
    {
      package: "@types/express-serve-static-core",
      type: "ErrorRequestHandler",
    },
  ],
  registration: [],
  handlers: noHandlers,
  returnKind: "void",
  awaitPolicy: "never",
  resultPolicy: "none",
  notCalling: "short-circuit",
  observedWhenUnanswered: "hangs",
  calledTwice: "corrupts",
  downstreamErrors: "callback",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "none",
  notes:
    "awaiting or returning next() is harmless but useless (await next() resumes BEFORE the handler ends). Express 4: rejection of an async middleware is an unhandled rejection and the request hangs; Express 5 forwards it to the error handler. Tell 4 from 5 by package.json of express, not by type: RequestHandler returns void in @types/express 4 and unknown in 5.",
};
