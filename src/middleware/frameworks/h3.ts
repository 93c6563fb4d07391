import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { from, noHandlers, verbs } from "./base.ts";

/** h3 2 bundles its types under suffixed names. */
const apps = from("h3", "H3", "H3$1");
const routing = [...verbs, "all", "connect", "trace"];

const define = (
  type: string,
  argument: Registration["arguments"],
): Registration => ({ callee: { package: "h3", type }, arguments: argument });

/** `defineWebSocketHandler({ message(peer, message) { … } })`, of both versions. */
const sockets = ["open", "message", "close", "error"].map((property) =>
  define("defineWebSocketHandler", property),
);

export const h3: FrameworkDescriptor = {
  id: "h3",
  npm: ["h3", "nitro"],
  testedVersion: "h3 2.0.8, nitro 3.0.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "h3", path: "param:next<type:Middleware" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: from("h3", "Middleware"),
  registration: [
    ...apps.map((receiver): Registration => ({
      receiver,
      methods: ["use"],
      arguments: "all",
    })),
    define("defineMiddleware", 0),
    define("defineHandler", "middleware[]"),
  ],
  handlers: {
    ...noHandlers,
    contextual: from("h3", "EventHandler"),
    registration: [
      ...apps.map((receiver): Registration => ({
        receiver,
        methods: [...routing, "on"],
        arguments: "all",
      })),
      define("defineHandler", 0),
      define("defineHandler", "handler"),
      define("defineEventHandler", 0),
      define("eventHandler", 0),
      define("defineValidatedHandler", "handler"),
      define("defineRoute", "handler"),
      define("fromWebHandler", 0),
      ...sockets,
    ],
  },
  returnKind: "unknown",
  awaitPolicy: "await-or-return",
  resultPolicy: "implicit-next",
  notCalling: "framework-calls-next",
  observedWhenUnanswered: "the request falls through to the next handler",
  calledTwice: "ignored",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the work after it runs before the handler has answered",
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: ["0.app", "0.context.matchedRoute"],
    types: from("h3", "H3Event"),
  },
  fix: "await",
  notes:
    "MaybePromise<unknown> collapses to unknown. An un-awaited next() still answers and still reports errors: the order alone is wrong.",
};

export const h3V1: FrameworkDescriptor = {
  id: "h3-v1",
  npm: ["h3", "nitropack"],
  testedVersion: "1.15.11",
  verifiedByRunning: true,
  kind: "no-continuation",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: from("h3", "_RequestMiddleware", "_ResponseMiddleware"),
  registration: [],
  handlers: {
    ...noHandlers,
    registration: [
      define("defineEventHandler", "onRequest"),
      define("defineEventHandler", "handler"),
      ...["defineCachedEventHandler", "cachedEventHandler"].map(
        (type): Registration => ({
          callee: { package: "nitropack", type },
          arguments: 0,
        }),
      ),
    ],
  },
  returnKind: "plain",
  awaitPolicy: "none",
  resultPolicy: "return-answers",
  notCalling: "short-circuit",
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "process",
  concurrency: "many",
  owned: { parameters: "all", except: [] },
  fix: "none",
};

/** `fromNodeMiddleware((request, response, next) => …)` */
export const h3Node: FrameworkDescriptor = {
  id: "h3-node",
  npm: ["h3"],
  testedVersion: "1.15.11 and 2.0.8",
  verifiedByRunning: true,
  kind: "callback",
  continuation: [{ package: "h3", path: "param:next<type:NodeMiddleware" }],
  binding: [{ shape: "param", index: 2 }],
  heritage: [],
  contextual: from("h3", "NodeMiddleware"),
  registration: [
    define("fromNodeMiddleware", 0),
    define("defineNodeMiddleware", 0),
  ],
  handlers: noHandlers,
  returnKind: "any",
  awaitPolicy: "never",
  resultPolicy: "none",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the request hangs",
  calledTwice: "ignored",
  downstreamErrors: "callback",
  instance: "process",
  concurrency: "many",
  owned: { parameters: "all", except: [] },
  fix: "none",
};
