import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const fastifyHook: FrameworkDescriptor = {
  id: "fastify-hook",
  npm: ["fastify"],
  testedVersion: "5.12.8",
  verifiedByRunning: true,
  kind: "callback",
  continuation: [
    { package: "fastify", path: "type:HookHandlerDoneFunction" },
    { package: "fastify", path: "param:done<interface:preParsingHookHandler" },
    { package: "fastify", path: "interface:DoneFuncWithErrOrRes" },
  ],
  binding: [{ shape: "param", index: 2 }],
  heritage: [],
  contextual: [{ package: "fastify", type: "*HookHandler" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "void",
  awaitPolicy: "never",
  resultPolicy: "none",
  notCalling: "short-circuit",
  observedWhenUnanswered: "hangs",
  calledTwice: "corrupts",
  downstreamErrors: "callback",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "none",
  notes:
    'Async hook must not take done: addHook throws FastifyError "Async function has too many arguments" at registration (seen for addHook).',
};
