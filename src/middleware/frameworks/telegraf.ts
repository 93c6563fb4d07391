import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";

const listening = [
  "on",
  "hears",
  "command",
  "action",
  "reaction",
  "start",
  "help",
  "settings",
  "email",
  "phone",
  "url",
  "textLink",
  "textMention",
  "mention",
  "hashtag",
  "cashtag",
  "spoiler",
  "inlineQuery",
  "gameQuery",
];
const composers = from(
  "telegraf",
  "Composer",
  "Telegraf",
  "BaseScene",
  "WizardScene",
  "Stage",
);

export const telegraf: FrameworkDescriptor = {
  id: "telegraf",
  npm: ["telegraf"],
  testedVersion: "4.16.3",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "telegraf", path: "param:next<type:MiddlewareFn" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: from("telegraf", "MiddlewareFn", "Middleware"),
  registration: composers.map((receiver) => ({
    receiver,
    methods: ["use", "guard", "filter", "drop", "enter", "leave", ...listening],
    arguments: "all",
  })),
  handlers: {
    ...noHandlers,
    registration: [
      ...composers.map((receiver) => ({
        receiver,
        methods: listening,
        arguments: "last" as const,
      })),
      {
        receiver: { package: "telegraf", type: "Telegraf" },
        methods: ["catch"],
        arguments: 0,
      },
    ],
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  observedWhenUnanswered: "nothing happens",
  calledTwice: "throws",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the update counts as handled before the handlers below have ended, and their error is an unhandled rejection",
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: ["0.botInfo"],
    types: from("telegraf", "Context"),
  },
  fix: "await",
  notes: "Polling handles all updates of one batch at once.",
};
