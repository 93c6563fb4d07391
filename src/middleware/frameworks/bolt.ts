import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";

const app = { package: "@slack/bolt", type: "App" };
const listening = [
  "event",
  "message",
  "action",
  "command",
  "options",
  "view",
  "shortcut",
  "function",
];

export const bolt: FrameworkDescriptor = {
  id: "bolt",
  npm: ["@slack/bolt"],
  testedVersion: "5.1.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "@slack/bolt", path: "type:NextFn" }],
  binding: [{ shape: "param-property", index: 0, property: "next" }],
  heritage: [],
  contextual: from("@slack/bolt", "Middleware", "*Middleware"),
  registration: [
    { receiver: app, methods: ["use", ...listening], arguments: "all" },
  ],
  handlers: {
    ...noHandlers,
    registration: [
      { receiver: app, methods: listening, arguments: "last" },
      { receiver: app, methods: ["error"], arguments: 0 },
    ],
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the event is processed no further",
  calledTwice: "reruns",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the event counts as processed before the listeners below have ended, and their error is an unhandled rejection",
  instance: "process",
  concurrency: "many",
  owned: { parameters: "all", except: ["0.client", "0.logger"] },
  fix: "await",
};
