import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";
import { nodeShared } from "./express.ts";
import { throughResponse } from "./responses.ts";

/** Middleware of the HTTP requests below Socket.IO: `io.engine.use((request, response, next) => …)`, typed `any`. */
export const engineIo: FrameworkDescriptor = {
  id: "engine-io",
  npm: ["engine.io", "socket.io"],
  testedVersion: "engine.io 6.6.13 of socket.io 4.8.4",
  verifiedByRunning: true,
  kind: "callback",
  continuation: [],
  binding: [{ shape: "param", index: 2 }],
  heritage: [],
  contextual: [],
  registration: from("engine.io", "BaseServer", "Server", "uServer").map(
    (receiver): Registration => ({
      receiver,
      methods: ["use"],
      arguments: 0,
    }),
  ),
  handlers: noHandlers,
  returnKind: "void",
  awaitPolicy: "never",
  resultPolicy: "none",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the request hangs",
  answering: throughResponse,
  calledTwice: "ignored",
  downstreamErrors: "callback",
  instance: "process",
  concurrency: "many",
  owned: { parameters: "all", except: nodeShared },
  fix: "none",
  notes:
    "Runs for each HTTP request of a connection, the upgrade included. Older versions go on twice after a second next().",
};
