import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, from, noHandlers } from "./base.ts";

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
  handlers: noHandlers,
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

const events = ["fetch", "scheduled", "queue", "email", "tail"];

/** A worker: an object that is exported, whose functions are given the worker's bindings beside the request. */
export const cloudflareWorkers: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "cloudflare-workers",
  npm: [workers],
  globals: ["ExportedHandler", "ExecutionContext"],
  testedVersion: "5.20261117.1",
  verifiedByRunning: false,
  handlers: {
    ...noHandlers,
    response: { observed: "the worker throws in place of an answer (500)" },
    contextual: from(
      workers,
      "ExportedHandlerFetchHandler",
      "ExportedHandlerScheduledHandler",
      "ExportedHandlerQueueHandler",
      "ExportedHandlerTailHandler",
      "EmailExportedHandler",
    ),
    exports: [
      {
        file: "*.ts",
        naming: "ExecutionContext",
        names: events.map((event) => `default.${event}`),
      },
    ],
  },
  instance: "process",
  // `fetch(request, env, context)`: the bindings are those of the worker.
  owned: { parameters: [0, 2], except: [] },
};
