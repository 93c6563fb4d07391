import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const socketIo: FrameworkDescriptor = {
  id: "socket-io",
  npm: ["socket.io"],
  testedVersion: "4.8.4",
  verifiedByRunning: false,
  kind: "callback",
  continuation: [
    { package: "socket.io", path: "param:next<method:use" },
    { package: "socket.io", path: "param:next<param:fn" },
  ],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: [],
  registration: [],
  handlers: noHandlers,
  returnKind: "void",
  awaitPolicy: "never",
  resultPolicy: "none",
  notCalling: "short-circuit",
  observedWhenUnanswered: "handshake hangs (unverified)",
  calledTwice: "unknown",
  downstreamErrors: "callback",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "none",
};
