import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";

const listening = [
  "on",
  "hears",
  "command",
  "reaction",
  "chatType",
  "callbackQuery",
  "gameQuery",
  "inlineQuery",
  "chosenInlineResult",
  "preCheckoutQuery",
  "shippingQuery",
];
const composer = { package: "grammy", type: "Composer" };
const bot = { package: "grammy", type: "Bot" };

export const grammy: FrameworkDescriptor = {
  id: "grammy",
  npm: ["grammy"],
  testedVersion: "1.46.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "grammy", path: "type:NextFunction" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: from("grammy", "MiddlewareFn", "Middleware", "*Middleware"),
  registration: [composer, bot].flatMap((receiver) => [
    {
      receiver,
      methods: ["use", "filter", "drop", "fork", "branch", ...listening],
      arguments: "all" as const,
    },
  ]),
  handlers: {
    ...noHandlers,
    registration: [
      ...[composer, bot].map((receiver) => ({
        receiver,
        methods: listening,
        arguments: "last" as const,
      })),
      { receiver: bot, methods: ["catch"], arguments: 0 },
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
  concurrency: "one",
  owned: {
    parameters: "all",
    except: ["0.me"],
    types: from("grammy", "Context"),
  },
  fix: "await",
  notes:
    "The built-in polling handles updates one after another; a webhook and @grammyjs/runner don't.",
};

/** `bot.api.config.use((prev, method, payload) => prev(method, payload))` */
export const grammyTransformer: FrameworkDescriptor = {
  id: "grammy-transformer",
  npm: ["grammy"],
  testedVersion: "1.46.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "grammy", path: "type:ApiCallFn" }],
  binding: [{ shape: "param", index: 0 }],
  heritage: [],
  contextual: from("grammy", "Transformer"),
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the call of the API fails with a TypeError",
  calledTwice: "retry",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the caller of the API gets no answer, and fails with a TypeError",
  instance: "process",
  concurrency: "many",
  owned: { parameters: "all", except: [] },
  fix: "return await",
};
