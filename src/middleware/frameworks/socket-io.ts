import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";

const emitters = from(
  "socket.io",
  "Server",
  "Namespace",
  "ParentNamespace",
  "Socket",
);

export const socketIo: FrameworkDescriptor = {
  id: "socket-io",
  npm: ["socket.io"],
  testedVersion: "4.8.4",
  verifiedByRunning: true,
  kind: "callback",
  continuation: [
    { package: "socket.io", path: "param:next<method:use" },
    { package: "socket.io", path: "param:next<param:fn" },
  ],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: [],
  registration: emitters.map((receiver) => ({
    receiver,
    methods: ["use"],
    arguments: 0,
  })),
  handlers: {
    ...noHandlers,
    // The function behind an event's data is its acknowledgement; a second call of it does nothing.
    terminal: true,
    registration: [
      ...emitters.map((receiver) => ({
        receiver,
        methods: ["on", "once"],
        arguments: 1,
      })),
      {
        receiver: { package: "socket.io", type: "Socket" },
        methods: ["onAny", "prependAny"],
        arguments: 0,
      },
    ],
  },
  returnKind: "void",
  awaitPolicy: "never",
  resultPolicy: "none",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the connection is never made",
  calledTwice: "corrupts",
  downstreamErrors: "callback",
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: ["0.server", "0.nsp", "0.adapter", "0.client.server"],
    connections: from("socket.io", "Socket"),
  },
  fix: "none",
  notes:
    "A second next() connects twice. A socket outlives each of its events: all of them share its data.",
};
