import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

const provider = "@ai-sdk/provider";
const continuations = ["doGenerate", "doStream", "doEmbed"];

export const aiSdk: FrameworkDescriptor = {
  id: "ai-sdk",
  npm: ["ai", provider],
  testedVersion: "ai 6.0.326, types of 7.0.173",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: continuations.map((name) => ({
    package: provider,
    path: `property:${name}`,
  })),
  binding: continuations.map((property) => ({
    shape: "param-property",
    index: 0,
    property,
  })),
  heritage: [],
  contextual: from("ai", "LanguageModelMiddleware", "EmbeddingModelMiddleware"),
  registration: [],
  handlers: noHandlers,
  returnKind: "promiselike",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the call fails with a TypeError",
  calledTwice: "retry",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the call fails with a TypeError, as no result is returned",
  instance: "process",
  concurrency: "many",
  owned: { ...everyParameter, except: ["0.model"] },
  fix: "return await",
};
