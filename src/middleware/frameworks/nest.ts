import type { FrameworkDescriptor, Heritage } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";
import { nodeShared } from "./express.ts";
import {
  expressResponse,
  fastifyReply,
  nodeResponse,
  throughResponse,
} from "./responses.ts";

const perRequest = ["Injectable", "Controller"].map((type) => ({
  decorator: { package: "@nestjs/common", type },
  names: ["REQUEST", "TRANSIENT"],
}));

export const nestMiddleware: FrameworkDescriptor = {
  id: "nest-middleware",
  npm: ["@nestjs/common"],
  testedVersion: "12.5.1, types of 11.2.10",
  verifiedByRunning: true,
  kind: "callback",
  continuation: [
    { package: "@nestjs/common", path: "interface:NestMiddleware" },
  ],
  binding: [{ shape: "param", index: 2 }],
  heritage: [
    {
      package: "@nestjs/common",
      type: "NestMiddleware",
      member: "use",
      param: 2,
    },
  ],
  contextual: [],
  registration: [
    {
      receiver: { package: "@nestjs/common", type: "MiddlewareConsumer" },
      methods: ["apply"],
      arguments: "all",
    },
  ],
  handlers: noHandlers,
  returnKind: "void",
  awaitPolicy: "never",
  resultPolicy: "none",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the request hangs",
  answering: throughResponse,
  calledTwice: "corrupts",
  downstreamErrors: "callback",
  instance: "process",
  perRequest,
  concurrency: "many",
  owned: { parameters: "all", except: nodeShared },
  fix: "none",
  notes:
    "The user writes the type of next (NextFunction or a function type): the heritage clause is the evidence. A second next() ends in a 404.",
};

export const nestInterceptor: FrameworkDescriptor = {
  id: "nest-interceptor",
  npm: ["@nestjs/common"],
  testedVersion: "12.5.1, types of 11.2.10",
  verifiedByRunning: true,
  kind: "onion-observable",
  continuation: [
    { package: "@nestjs/common", path: "method:handle<interface:CallHandler" },
  ],
  binding: [{ shape: "param-method", index: 1, property: "handle" }],
  heritage: [
    {
      package: "@nestjs/common",
      type: "NestInterceptor",
      member: "intercept",
      param: 1,
    },
  ],
  contextual: [],
  registration: [],
  handlers: noHandlers,
  returnKind: "observable",
  awaitPolicy: "never-await",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the request fails with a 500",
  calledTwice: "reruns",
  downstreamErrors: "observable",
  observedWhenUnawaited: "the handler never runs, and the request fails (500)",
  instance: "process",
  perRequest,
  concurrency: "many",
  owned: { parameters: [0], except: [] },
  fix: "return",
  notes:
    "handle() is lazy: the handler has not run when it returns, and work after it belongs into pipe(). A second call reruns the handler only if it is subscribed to.",
};

/** Nest tells the response by its decorator alone. */
const injected = {
  index: -1,
  passthrough: {
    decorator: { package: "@nestjs/common", type: "Res*" },
    option: "passthrough",
  },
};

/** What classes, or options, have for Nest to call for each request, by the package that says so. */
const members: readonly (readonly [
  packageName: string,
  type: string,
  ...members: readonly string[],
])[] = [
  ["@nestjs/common", "CanActivate", "canActivate"],
  ["@nestjs/common", "PipeTransform", "transform"],
  ["@nestjs/common", "ExceptionFilter", "catch"],
  ["@nestjs/common", "WsExceptionFilter", "catch"],
  ["@nestjs/common", "RpcExceptionFilter", "catch"],
  ["@nestjs/graphql", "GqlModuleOptions", "context"],
  [
    "@nestjs/throttler",
    "ThrottlerGuard",
    "shouldSkip",
    "handleRequest",
    "getTracker",
    "getRequestResponse",
    "generateKey",
    "throwThrottlingException",
    "getErrorMessage",
  ],
  ...(["ThrottlerOptions", "ThrottlerModuleOptions"] as const).map(
    (type) =>
      [
        "@nestjs/throttler",
        type,
        "skipIf",
        "getTracker",
        "generateKey",
      ] as const,
  ),
];

/** Controllers, gateways, resolvers, guards, pipes and exception filters: per request, without a continuation. */
export const nestHandler: FrameworkDescriptor = {
  id: "nest-handler",
  npm: [
    "@nestjs/common",
    "@nestjs/graphql",
    "@nestjs/microservices",
    "@nestjs/websockets",
  ],
  testedVersion:
    "12.5.1, types of 11.2.10, @nestjs/graphql 13.4.2 and @nestjs/throttler 6.5.0",
  verifiedByRunning: true,
  kind: "no-continuation",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: [],
  registration: [],
  handlers: {
    ...noHandlers,
    // `export const CurrentUser = createParamDecorator((data, context) => …)`
    contextual: from("@nestjs/common", "CustomParamFactory"),
    registration: ["filter", "resolve"].map((option) => ({
      callee: { package: "@nestjs/graphql", type: "Subscription" },
      arguments: option,
    })),
    heritage: members.flatMap(([packageName, type, ...names]) =>
      names.map((member): Heritage => ({
        package: packageName,
        type,
        member,
        param: null,
      })),
    ),
    decorators: [
      ...from(
        "@nestjs/common",
        "Get",
        "Post",
        "Put",
        "Patch",
        "Delete",
        "Head",
        "Options",
        "All",
        "Search",
        "Sse",
      ),
      ...from("@nestjs/microservices", "MessagePattern", "EventPattern"),
      ...from("@nestjs/websockets", "SubscribeMessage"),
      ...from(
        "@nestjs/graphql",
        "Query",
        "Mutation",
        "Subscription",
        "ResolveField",
        "ResolveReference",
      ),
    ],
  },
  returnKind: "any",
  awaitPolicy: "none",
  resultPolicy: "none",
  notCalling: "short-circuit",
  observedWhenUnanswered:
    "Nest leaves the answer to who takes `@Res()`, and the request hangs",
  answering: {
    ...throughResponse,
    responses: [
      { ...expressResponse, ...injected },
      { ...fastifyReply, ...injected },
      { ...nodeResponse, ...injected },
    ],
    // Of exception filters: a guard has an `ExecutionContext`, and Nest goes on behind it.
    getter: {
      host: { package: "@nestjs/common", type: "ArgumentsHost" },
      receiver: { package: "@nestjs/common", type: "HttpArgumentsHost" },
      method: "getResponse",
    },
  },
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "process",
  perRequest: [
    ...perRequest,
    {
      decorator: { package: "@nestjs/graphql", type: "Resolver" },
      names: ["REQUEST", "TRANSIENT"],
    },
    {
      decorator: { package: "@nestjs/websockets", type: "WebSocketGateway" },
      names: ["REQUEST", "TRANSIENT"],
    },
  ],
  concurrency: "many",
  owned: everyParameter,
  fix: "none",
  notes:
    "One object a class for the process; a class that injects a request-scoped one is request-scoped too.",
};
