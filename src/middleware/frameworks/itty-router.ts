import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { everyParameter, from, noHandlers, verbs } from "./base.ts";

const routers = from(
  "itty-router",
  "IttyRouterType",
  "RouterType",
  "AutoRouterType",
);

export const ittyRouter: FrameworkDescriptor = {
  id: "itty-router",
  npm: ["itty-router"],
  testedVersion: "5.0.24",
  kind: "no-continuation",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: [],
  registration: [],
  handlers: {
    ...noHandlers,
    contextual: from(
      "itty-router",
      "RequestHandler",
      "ResponseHandler",
      "ErrorHandler",
    ),
    registration: [
      ...routers.map((receiver): Registration => ({
        receiver,
        methods: ["all", ...verbs],
        arguments: "all",
      })),
      // `Router({ before: [withUser], finally: [json], catch: error })`
      ...["before[]", "finally[]", "catch", "missing", "format"].map(
        (property): Registration => ({
          callee: { package: "itty-router", type: "*Router" },
          arguments: property,
        }),
      ),
    ],
    parameters: [from("itty-router", "IRequest")],
  },
  returnKind: "plain",
  awaitPolicy: "none",
  resultPolicy: "return-answers",
  notCalling: "framework-calls-next",
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "none",
  notes: "A handler that returns nothing lets the next one have the request.",
};
