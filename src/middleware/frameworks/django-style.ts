import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const djangoStyle: FrameworkDescriptor = {
  id: "django-style",
  npm: ["."],
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
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
  notes:
    "recognised structurally: function-typed constructor parameter / field whose first parameter type is identical to that of the method, and whose return type is (Maybe)Promise; exported marker type from our runtime package preferred.",
};
