import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";

const workers = "@cloudflare/workers-types";

export const cloudflarePages: FrameworkDescriptor = {
  id: "cloudflare-pages",
  npm: [workers],
  testedVersion: "5.20261117.1",
  verifiedByRunning: false,
  kind: "onion-promise",
  continuation: [
    { package: workers, path: "property:next<type:EventContext" },
    { package: workers, path: "property:next<type:EventPluginContext" },
  ],
  binding: [{ shape: "param-property", index: 0, property: "next" }],
  heritage: [],
  contextual: from(workers, "PagesFunction", "PagesPluginFunction"),
  registration: [],
  handlers: {
    ...noHandlers,
    contextual: from(
      workers,
      "ExportedHandlerFetchHandler",
      "ExportedHandlerScheduledHandler",
      "ExportedHandlerQueueHandler",
    ),
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  calledTwice: "unknown",
  downstreamErrors: "reject",
  instance: "process",
  concurrency: "many",
  // `fetch(request, env, context)`, `context.env`: the bindings are those of the worker.
  owned: { parameters: [0, 2], except: ["0.env"] },
  fix: "return await",
};
