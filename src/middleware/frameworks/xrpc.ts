import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

const server = { package: "@atproto/xrpc-server", type: "Server" };
const methods = [
  "add",
  "method",
  "addMethod",
  "streamMethod",
  "addStreamMethod",
] as const;

/** The methods of a server of the AT Protocol, with what authenticates their callers. */
export const xrpc: FrameworkDescriptor = {
  id: "xrpc",
  npm: ["@atproto/xrpc-server"],
  testedVersion: "0.13.2",
  verifiedByRunning: true,
  kind: "no-continuation",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: [],
  registration: [],
  handlers: {
    ...noHandlers,
    contextual: from(
      "@atproto/xrpc-server",
      "MethodHandler",
      "StreamHandler",
      "AuthVerifier",
      "MethodAuthVerifier",
      "StreamAuthVerifier",
    ),
    registration: [
      { receiver: server, methods, arguments: 1 },
      { receiver: server, methods, arguments: "handler" },
      { receiver: server, methods, arguments: "auth" },
    ],
  },
  returnKind: "any",
  awaitPolicy: "none",
  resultPolicy: "none",
  notCalling: "short-circuit",
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "none",
};
