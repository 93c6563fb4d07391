import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { from, noHandlers, verbs } from "./base.ts";

const app = { package: "elysia", type: "Elysia" };
const hooks = [
  "parse",
  "transform",
  "resolve",
  "beforeHandle",
  "afterHandle",
  "mapResponse",
  "afterResponse",
  "error",
];

export const elysia: FrameworkDescriptor = {
  id: "elysia",
  npm: ["elysia"],
  testedVersion: "1.4.30",
  verifiedByRunning: true,
  kind: "no-continuation",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: [],
  registration: [],
  handlers: {
    ...noHandlers,
    contextual: from(
      "elysia",
      "Handler",
      "InlineHandler",
      "InlineHandlerNonMacro",
      "OptionalHandler",
      "AfterHandler",
      "MapResponse",
      "VoidHandler",
      "TransformHandler",
      "BodyHandler",
      "PreHandler",
      "AfterResponseHandler",
      "ErrorHandler",
    ),
    parameters: [from("elysia", "Context")],
    registration: [
      {
        receiver: app,
        methods: [
          ...verbs,
          "all",
          "connect",
          "route",
          "onRequest",
          "onParse",
          "onTransform",
          "onBeforeHandle",
          "onAfterHandle",
          "onAfterResponse",
          "onError",
          "derive",
          "resolve",
          "mapDerive",
          "mapResolve",
          "mapResponse",
        ],
        arguments: "all",
      },
      ...hooks
        .flatMap((hook) => [hook, `${hook}[]`])
        .map((property): Registration => ({
          receiver: app,
          methods: [...verbs, "all", "route", "guard", "group"],
          arguments: property,
        })),
      ...["open", "message", "close", "drain"].map(
        (property): Registration => ({
          receiver: app,
          methods: ["ws"],
          arguments: property,
        }),
      ),
    ],
  },
  returnKind: "plain",
  awaitPolicy: "none",
  resultPolicy: "return-answers",
  makers: {
    types: from("elysia", "Context"),
    handed: "elysia",
    made: from("elysia", "ElysiaCustomStatusResponse"),
    prepares: [],
    observed: "Elysia goes on, or answers 200 with nothing in it",
  },
  notCalling: "short-circuit",
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "process",
  concurrency: "many",
  owned: { parameters: "all", except: ["0.store", "0.server"] },
  fix: "none",
  notes:
    "What decorate() adds to the context is shared too, under names that the user chooses.",
};
