import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { from, noHandlers, verbs } from "./base.ts";
import { nodeShared } from "./express.ts";
import { nextResponse } from "./next.ts";
import { throughResponse } from "./responses.ts";

const routing = (
  methods: readonly string[],
  given: "all" | "last",
): readonly Registration[] =>
  from("next-connect", "NodeRouter", "EdgeRouter").map((receiver) => ({
    receiver,
    methods,
    arguments: given,
  }));

export const nextConnect: FrameworkDescriptor = {
  id: "next-connect",
  npm: ["next-connect"],
  testedVersion: "1.0.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "next-connect", path: "type:NextHandler" }],
  binding: [{ shape: "param", index: 2 }],
  heritage: [],
  contextual: [],
  registration: routing(["use", "all", ...verbs], "all"),
  handlers: {
    ...noHandlers,
    registration: routing(["all", ...verbs], "last"),
  },
  returnKind: "maybe-promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the request hangs",
  answering: {
    ...throughResponse,
    responses: [nextResponse, ...throughResponse.responses],
  },
  calledTwice: "corrupts",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the work after it runs before the handler has answered, and `onError` never sees an error from below",
  instance: "process",
  concurrency: "many",
  owned: { parameters: "all", except: nodeShared },
  fix: "await",
  notes:
    "A second next() runs the function after the one that has run; where none is left, it throws. An edge router takes the response from the returned value.",
};
