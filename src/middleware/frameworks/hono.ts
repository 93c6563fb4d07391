import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const hono: FrameworkDescriptor = {
  id: "hono",
  npm: ["hono"],
  testedVersion: "4.13.19",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "hono", path: "type:Next" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: [
    { package: "hono", type: "MiddlewareHandler" },
    { package: "hono", type: "Handler" },
    { package: "hono", type: "H" },
  ],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  observedWhenUnanswered: '500 "Context is not finalized"',
  calledTwice: "throws",
  downstreamErrors: "captured",
  observedWhenUnawaited:
    'the request fails with "Context is not finalized" (500) before the handler has answered',
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "await",
  notes:
    "next() never rejects with an Error (onError runs inside compose): a try/catch round await next() never fires, read c.error. next(): Promise<void> by type, resolves to Context at run time. un-awaited next() before a SYNC handler: 200 but headers set afterwards are lost silently.",
};
