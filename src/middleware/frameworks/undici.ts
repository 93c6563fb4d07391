import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

export const undici: FrameworkDescriptor = {
  id: "undici",
  npm: ["undici"],
  testedVersion: "7.30.2, types of 8.12.4",
  verifiedByRunning: true,
  enabled: false,
  kind: "sync-onion",
  continuation: [
    { package: "undici", path: "method:dispatch<class:Dispatcher" },
  ],
  binding: [{ shape: "outer-param", index: 0 }],
  heritage: [],
  contextual: from("undici", "DispatcherComposeInterceptor"),
  registration: [
    {
      receiver: { package: "undici", type: "Dispatcher" },
      methods: ["compose"],
      arguments: "all",
    },
  ],
  handlers: noHandlers,
  returnKind: "plain",
  awaitPolicy: "never",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  calledTwice: "retry",
  downstreamErrors: "reject",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "none",
  notes:
    "Nothing reads what an interceptor returns; one that neither dispatches nor calls its handler leaves the request hanging.",
};
