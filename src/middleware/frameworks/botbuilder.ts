import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, members, noHandlers } from "./base.ts";

/** What a `TeamsActivityHandler` answers in methods that a bot overrides. */
const teamsEvents = [
  "CardActionInvoke",
  "ConfigFetch",
  "ConfigSubmit",
  "FileConsent",
  "FileConsentAccept",
  "FileConsentDecline",
  "O365ConnectorCardAction",
  "SigninVerifyState",
  "SigninTokenExchange",
  "MessagingExtensionCardButtonClicked",
  "TaskModuleFetch",
  "TaskModuleSubmit",
  "TabFetch",
  "TabSubmit",
  "AppBasedLinkQuery",
  "AnonymousAppBasedLinkQuery",
  "MessagingExtensionQuery",
  "MessagingExtensionSelectItem",
  "MessagingExtensionSubmitAction",
  "MessagingExtensionBotMessagePreviewEdit",
  "MessagingExtensionBotMessagePreviewSend",
  "MessagingExtensionFetchTask",
  "MessagingExtensionConfigurationQuerySettingUrl",
  "MessagingExtensionConfigurationSetting",
];

export const botbuilder: FrameworkDescriptor = {
  id: "botbuilder",
  npm: ["botbuilder", "botbuilder-core"],
  testedVersion: "botbuilder-core 4.23.3",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    {
      package: "botbuilder-core",
      path: "param:next<method:onTurn<interface:Middleware",
    },
    {
      package: "botbuilder-core",
      path: "param:next<type:MiddlewareHandler",
    },
    { package: "botbuilder-core", path: "param:next<type:BotHandler" },
  ],
  binding: [{ shape: "param", index: 1 }],
  heritage: [
    {
      package: "botbuilder-core",
      type: "Middleware",
      member: "onTurn",
      param: 1,
    },
  ],
  contextual: from("botbuilder-core", "MiddlewareHandler", "BotHandler"),
  registration: ["BotAdapter", "MiddlewareSet"].map((type) => ({
    receiver: { package: "botbuilder-core", type },
    methods: ["use"],
    arguments: "all",
  })),
  handlers: {
    ...noHandlers,
    heritage: [
      ...members(
        "botbuilder",
        "TeamsActivityHandler",
        ...teamsEvents.map((event) => `handleTeams${event}`),
      ),
      ...members("botbuilder-core", "ActivityHandler", "run"),
    ],
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the turn ends without a word",
  calledTwice: "reruns",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the turn ends and its context is revoked before the handlers below have ended, which then fail with “a proxy that has been revoked”, an unhandled rejection",
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: [],
    types: from("botbuilder-core", "TurnContext"),
  },
  fix: "await",
};
