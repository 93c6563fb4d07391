import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

/** Middleware of the reference runtime, and of whatever is built like Django's. */
export const djangoStyle: FrameworkDescriptor = {
  id: "django-style",
  npm: ["eslint-plugin-async-middleware", "."],
  testedVersion: "structural",
  verifiedByRunning: false,
  kind: "onion-promise",
  continuation: [],
  binding: [
    { shape: "this-field", names: ["getResponse", "get_response"] },
    { shape: "outer-param", index: 0 },
  ],
  heritage: [],
  contextual: [],
  registration: [],
  handlers: noHandlers,
  returnKind: "maybe-promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  calledTwice: "reruns",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the layers above get a response that has not been made yet",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
  notes:
    "Recognised by its shape: a constructor or a factory that takes getResponse, and a body whose parameter has the type of getResponse's.",
};
