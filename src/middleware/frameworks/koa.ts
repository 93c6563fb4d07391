import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { from, noHandlers, verbs } from "./base.ts";

// `del`, `link` and `unlink` are spelled by some versions only; a name too many matches nothing.
const routing = [...verbs, "all", "del", "link", "unlink"];

/** `@koa/router` 15 declares `RouterImplementation`, its older types and `koa-router` a class `Router`. */
const routers = [
  ...from("@koa/router", "RouterImplementation", "RouterInstance", "Router"),
  ...from("koa-router", "Router"),
];

export const koa: FrameworkDescriptor = {
  id: "koa",
  npm: ["koa", "@koa/router", "koa-router", "koa-compose"],
  testedVersion:
    "koa 3.3.0, @types/koa 3.0.3, @koa/router 15.7.0, koa-compose 4.2.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    { package: "koa", path: "type:Next" },
    {
      package: "@koa/router",
      path: "param:next<type:RouterParameterMiddleware",
    },
    { package: "koa-router", path: "param:next<interface:IParamMiddleware" },
  ],
  binding: [
    { shape: "param", index: 1 },
    // router.param("id", (value, context, next) => …)
    { shape: "param", index: 2 },
  ],
  heritage: [],
  contextual: [
    ...from("koa", "Middleware"),
    ...from(
      "@koa/router",
      "RouterMiddleware",
      "RouterParameterMiddleware",
      "Middleware",
      "ParamMiddleware",
    ),
    ...from("koa-router", "IMiddleware", "IParamMiddleware"),
    ...from("koa-compose", "Middleware"),
  ],
  registration: [
    {
      receiver: { package: "koa", type: "Application" },
      methods: ["use"],
      arguments: "all",
    },
    ...routers.map((receiver): Registration => ({
      receiver,
      methods: ["use", "param", "register", ...routing],
      arguments: "all",
    })),
    { callee: { package: "koa-compose", type: "compose" }, arguments: 0 },
  ],
  handlers: {
    ...noHandlers,
    registration: routers.map((receiver) => ({
      receiver,
      methods: routing,
      arguments: "last",
    })),
    // The project's own router: `type RouteHandler = (path: SubPath, context: AppContext) => Promise<unknown>`. The
    // context alone is what any helper takes.
    byParameter: [1, 2].flatMap((index) =>
      from("koa", "Context", "ParameterizedContext", "ExtendableContext").map(
        (type) => ({ ...type, index }),
      ),
    ),
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  observedWhenUnanswered: "404",
  calledTwice: "throws",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the answer is sent before the handlers below have run (404)",
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: [
      "0.app",
      "0.request.app",
      "0.response.app",
      "0.router",
      "0.matched",
      "1.app",
      "1.request.app",
      "1.response.app",
      "1.router",
      "1.matched",
    ],
    types: from(
      "koa",
      "Context",
      "ParameterizedContext",
      "ExtendableContext",
      "Request",
      "Response",
    ),
  },
  fix: "await",
  notes:
    "next() resolves to the return value of the next middleware; where that one is synchronous, the answer of an un-awaited call is right all the same.",
};
