import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { from, noHandlers, verbs } from "./base.ts";

const routes = ["Route", "RouteGroup", "RouteResource"];

export const adonis: FrameworkDescriptor = {
  id: "adonis",
  npm: ["@adonisjs/http-server", "@adonisjs/core"],
  testedVersion: "@adonisjs/http-server 7.8.1 and 9.3.1",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "@poppinss/middleware", path: "type:NextFn" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: from("@adonisjs/http-server", "MiddlewareFn"),
  registration: routes.map((type): Registration => ({
    receiver: { package: "@adonisjs/http-server", type },
    methods: ["use", "middleware"],
    arguments: "all",
  })),
  handlers: {
    ...noHandlers,
    contextual: from("@adonisjs/http-server", "RouteFn"),
    registration: [
      {
        receiver: { package: "@adonisjs/http-server", type: "Router" },
        methods: [...verbs, "any", "route"],
        arguments: "last",
      },
    ],
    // Controllers: `async index({ request, response }: HttpContext)`.
    parameters: [from("@adonisjs/http-server", "HttpContext")],
    // `async show({ response }: HttpContext, posts: PostService)`: what the container and `@bind()` hand in.
    injects: true,
  },
  returnKind: "any",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  observedWhenUnanswered: "200 with an empty body",
  calledTwice: "ignored",
  downstreamErrors: "captured",
  observedWhenUnawaited: "an empty 200 is sent before the handler has run",
  instance: "request",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: ["0.route"],
    types: from("@adonisjs/http-server", "HttpContext", "Request", "Response"),
  },
  fix: "await",
  notes:
    "NextFn = () => Promise<any> | any collapses to any: only its declaration shows what it is.",
};
