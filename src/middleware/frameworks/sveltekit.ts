import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const sveltekit: FrameworkDescriptor = {
  id: "sveltekit",
  npm: ["@sveltejs/kit"],
  testedVersion: "3.2.0 (types compared with 2.70.4)",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    {
      package: "@sveltejs/kit",
      path: "property:resolve<param:input<type:Handle",
    },
  ],
  binding: [{ shape: "param-property", index: 0, property: "resolve" }],
  heritage: [],
  contextual: [{ package: "@sveltejs/kit", type: "Handle" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "undefined instead of a Response",
  calledTwice: "reruns",
  downstreamErrors: "reject",
  observedWhenUnawaited: "the request gets `undefined` in place of a Response",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "return await",
  notes:
    "v3: Handle is in module '@sveltejs/kit/hooks', resolve(): Promise<Response>; v2: module '@sveltejs/kit', resolve(): MaybePromise<Response>. transformPageChunk etc. are not continuations.",
};
