import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, everyParameter, from, noHandlers } from "./base.ts";

// `onRequest` takes a handler with Express's types. The first generation's events end in what happened, the second's begin with where.
const events = [
  "onDocument*",
  "onValue*",
  "onObject*",
  "onMessagePublished",
  "onTaskDispatched",
  "onCustomEventPublished",
  "beforeUser*",
  "onWrite",
  "onCreate",
  "onUpdate",
  "onDelete",
  "onFinalize",
  "onPublish",
  "onDispatch",
];

const shared = {
  ...callsNothingOn,
  npm: ["firebase-functions"],
  testedVersion: "types of firebase-functions 7.4.0",
  verifiedByRunning: false,
  instance: "process",
  owned: everyParameter,
} as const;

/** A callable function of the second generation: many calls at once in one process. */
export const firebaseCallable: FrameworkDescriptor = {
  ...shared,
  id: "firebase-callable",
  handlers: {
    ...noHandlers,
    parameters: [from("firebase-functions", "CallableRequest")],
    byParameter: [
      { package: "firebase-functions", type: "CallableRequest", index: 0 },
    ],
  },
  owned: {
    ...everyParameter,
    types: from("firebase-functions", "CallableRequest"),
  },
};

/**
 * Any other function: both generations take it under the same names, and in the first one a process has one call
 * at a time.
 */
export const firebase: FrameworkDescriptor = {
  ...shared,
  id: "firebase",
  handlers: {
    ...noHandlers,
    registration: ["onCall", ...events].map((type) => ({
      callee: { package: "firebase-functions", type },
      arguments: "last",
    })),
  },
  concurrency: "one",
};
