import type { FrameworkDescriptor, TypeReference } from "../descriptor.ts";
import { from, noHandlers, verbs } from "./base.ts";
import { fastifyReply } from "./responses.ts";

/** The hooks of one request; `onReady`, `onClose` and their like run once for the process. */
const hooks = [
  "onRequest",
  "preParsing",
  "preValidation",
  "preHandler",
  "preSerialization",
  "onSend",
  "onResponse",
  "onTimeout",
  "onError",
  "onRequestAbort",
];

/** The hooks that nobody waits for. */
const behindAnswer = ["onResponse", "onTimeout", "onRequestAbort"];

function handlersOf(hook: string): readonly TypeReference[] {
  return from(
    "fastify",
    `${hook}HookHandler`,
    `${hook}AsyncHookHandler`,
    `${hook}MetaHookHandler`,
  );
}

export const fastifyHook: FrameworkDescriptor = {
  id: "fastify-hook",
  npm: ["fastify"],
  testedVersion: "5.12.8",
  verifiedByRunning: true,
  kind: "callback",
  continuation: [
    { package: "fastify", path: "type:HookHandlerDoneFunction" },
    {
      package: "fastify",
      path: "param:done<interface:preParsingHookHandler",
    },
    { package: "fastify", path: "interface:DoneFuncWithErrOrRes" },
  ],
  // Not index 1: onRequestAbort's `done` stands there, and so does that of onClose, which is no request's.
  binding: [
    { shape: "param", index: 2 },
    { shape: "param", index: 3 },
  ],
  heritage: [],
  contextual: hooks.flatMap(handlersOf),
  registration: [],
  handlers: {
    ...noHandlers,
    contextual: from("fastify", "RouteHandlerMethod", "RouteHandler"),
    registration: [
      {
        receiver: { package: "fastify", type: "FastifyInstance" },
        methods: [
          ...verbs,
          "all",
          "setErrorHandler",
          "setNotFoundHandler",
          "addContentTypeParser",
        ],
        arguments: "last",
      },
      ...["handler", ...hooks, ...hooks.map((hook) => `${hook}[]`)].map(
        (property) => ({
          receiver: { package: "fastify", type: "FastifyInstance" },
          methods: [...verbs, "all", "route"],
          arguments: property,
        }),
      ),
    ],
    parameters: [from("fastify", "FastifyRequest", "FastifyReply")],
  },
  returnKind: "void",
  awaitPolicy: "never",
  resultPolicy: "none",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the request hangs",
  answering: {
    responses: [fastifyReply],
    thenContinue: "wrong",
    result: "answers",
    observedTwice:
      "Fastify keeps the first answer, drops this one and logs FST_ERR_REP_ALREADY_SENT",
    observedContinued:
      "where an onSend hook is async or the payload a stream, the handler runs all the same, and its answer is dropped",
    behindAnswer: {
      types: behindAnswer.flatMap(handlersOf),
      options: behindAnswer,
    },
  },
  calledTwice: "corrupts",
  downstreamErrors: "callback",
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: [
      "0.server",
      "0.log",
      "0.routeOptions.config",
      "0.socket.server",
      "1.server",
      "1.log",
      "1.request.server",
      "1.routeOptions.config",
    ],
    types: from("fastify", "FastifyRequest", "FastifyReply"),
  },
  fix: "none",
  notes:
    'A second done() runs the handler twice. An async hook takes no done: "Async function has too many arguments" at registration.',
};
