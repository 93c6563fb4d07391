import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

const fluent = { package: "@middy/core", type: "MiddyfiedHandler" };

export const middy: FrameworkDescriptor = {
  id: "middy",
  npm: ["@middy/core"],
  testedVersion: "7.9.2, types of 6.4.5",
  verifiedByRunning: true,
  kind: "no-continuation",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: from("@middy/core", "MiddlewareObj", "MiddlewareFn"),
  registration: [
    {
      receiver: fluent,
      methods: ["before", "after", "onError"],
      arguments: 0,
    },
    ...["before", "after", "onError"].map((property): Registration => ({
      receiver: fluent,
      methods: ["use"],
      arguments: property,
    })),
  ],
  handlers: {
    ...noHandlers,
    contextual: from(
      "@middy/core",
      "MiddyInputHandler",
      "MiddyInputPromiseHandler",
    ),
    registration: [
      { receiver: fluent, methods: ["handler"], arguments: 0 },
      { callee: { package: "@middy/core", type: "middy" }, arguments: 0 },
    ],
  },
  returnKind: "plain",
  awaitPolicy: "none",
  resultPolicy: "return-answers",
  notCalling: "short-circuit",
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "process",
  concurrency: "one",
  owned: everyParameter,
  fix: "none",
  notes:
    "middy awaits its hooks; a Lambda instance serves one event at a time.",
};
