import type { FrameworkDescriptor } from "./descriptor.ts";

/**
 * A promise onion whose answer lies in its context: what a user's descriptor says nothing about, and
 * what a `@middleware` tag means where nothing else speaks for the function.
 */
export const promiseOnion: FrameworkDescriptor = {
  id: "project",
  npm: ["."],
  kind: "onion-promise",
  continuation: [],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: [],
  registration: [],
  handlers: {
    contextual: [],
    registration: [],
    heritage: [],
    decorators: [],
    exports: [],
    parameters: [],
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  calledTwice: "reruns",
  downstreamErrors: "reject",
  instance: "process",
  concurrency: "many",
  owned: { parameters: "all", except: [] },
  fix: "await",
};
