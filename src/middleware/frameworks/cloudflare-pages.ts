import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const cloudflarePages: FrameworkDescriptor = {
  id: "cloudflare-pages",
  npm: ["@cloudflare/workers-types"],
  testedVersion: "5.20261117.1",
  verifiedByRunning: false,
  kind: "onion-promise",
  continuation: [
    {
      package: "@cloudflare/workers-types",
      path: "property:next<type:EventContext",
    },
    {
      package: "@cloudflare/workers-types",
      path: "property:next<type:EventPluginContext",
    },
  ],
  binding: [{ shape: "param-property", index: 0, property: "next" }],
  heritage: [],
  contextual: [{ package: "@cloudflare/workers-types", type: "PagesFunction" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  calledTwice: "unknown",
  downstreamErrors: "reject",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
};
