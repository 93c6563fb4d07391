import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const aiSdk: FrameworkDescriptor = {
  id: "ai-sdk",
  npm: ["ai", "@ai-sdk/provider"],
  testedVersion: "ai 7.0.173",
  verifiedByRunning: false,
  kind: "onion-promise",
  continuation: [
    { package: "@ai-sdk/provider", path: "property:doGenerate" },
    { package: "@ai-sdk/provider", path: "property:doStream" },
    { package: "@ai-sdk/provider", path: "property:doEmbed" },
  ],
  binding: [
    { shape: "param-method", index: 0, property: "doGenerate" },
    { shape: "param-method", index: 0, property: "doStream" },
    { shape: "param-method", index: 0, property: "doEmbed" },
  ],
  heritage: [],
  contextual: [{ package: "ai", type: "LanguageModelMiddleware" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "promiselike",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  calledTwice: "retry",
  downstreamErrors: "reject",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
};
