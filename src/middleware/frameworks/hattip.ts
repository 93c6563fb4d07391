import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, noHandlers, verbs } from "./base.ts";

export const hattip: FrameworkDescriptor = {
  id: "hattip",
  npm: ["@hattip/compose", "@hattip/router", "@hattip/core"],
  testedVersion: "0.0.49",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    {
      package: "@hattip/compose",
      path: "method:next<interface:RequestContext",
    },
  ],
  binding: [{ shape: "param-method", index: 0, property: "next" }],
  heritage: [],
  contextual: from("@hattip/compose", "RequestHandler"),
  registration: [
    {
      callee: { package: "@hattip/compose", type: "compose*" },
      arguments: "all",
    },
    {
      receiver: { package: "@hattip/router", type: "Router" },
      methods: ["use", ...verbs],
      arguments: "all",
    },
  ],
  handlers: {
    ...noHandlers,
    contextual: from("@hattip/core", "HattipHandler"),
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "framework-calls-next",
  observedWhenUnanswered: "the framework runs the rest itself",
  calledTwice: "corrupts",
  downstreamErrors: "captured",
  observedWhenUnawaited:
    "the handlers below run twice, and the work after it runs before the response exists",
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: [],
    types: from("@hattip/compose", "RequestContext"),
  },
  fix: "return await",
  notes:
    "What is awaited but not returned makes the handlers below run twice; a second call advances the stack (404).",
};
