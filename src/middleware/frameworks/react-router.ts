import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, noHandlers } from "./base.ts";

export const reactRouter: FrameworkDescriptor = {
  id: "react-router",
  npm: ["react-router"],
  testedVersion: "8.5.1",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    { package: "react-router", path: "interface:MiddlewareNextFunction" },
  ],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: [{ package: "react-router", type: "MiddlewareFunction" }],
  registration: [],
  handlers: noHandlers,
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "implicit-last",
  notCalling: "framework-calls-next",
  observedWhenUnanswered: "framework calls next() itself",
  calledTwice: "throws",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the loaders below run twice, and the work after it runs before the response exists",
  instance: "process",
  concurrency: "many",
  owned: everyParameter,
  fix: "await",
  notes:
    "un-awaited next(): downstream loader runs TWICE (once by you, once by the framework because no result yet). Declared in dist/{development,production}/lib/router/utils.d.ts and index-react-server.d.ts: match by package and interface name, not by path. React Router 7 (7.18.5) not checked.",
};
