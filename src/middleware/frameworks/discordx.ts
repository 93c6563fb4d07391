import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";

export const discordx: FrameworkDescriptor = {
  id: "discordx",
  npm: ["discordx"],
  testedVersion: "11.13.3",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "discordx", path: "type:Next" }],
  binding: [{ shape: "param", index: 2 }],
  heritage: [],
  contextual: from("discordx", "GuardFunction"),
  registration: [
    { callee: { package: "discordx", type: "Guard" }, arguments: "all" },
    {
      callee: { package: "discordx", type: "Client" },
      arguments: "guards[]",
    },
  ],
  handlers: {
    ...noHandlers,
    decorators: from(
      "discordx",
      "On",
      "Slash",
      "SimpleCommand",
      "ButtonComponent",
      "ContextMenu",
      "SelectMenuComponent",
      "ModalComponent",
      "Reaction",
    ),
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  calledTwice: "reruns",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the guard has ended before what it guards has, and an error from there is handled by nobody",
  instance: "process",
  concurrency: "many",
  owned: { parameters: [0, 3], except: [] },
  fix: "await",
};
