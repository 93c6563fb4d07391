import type { Answering, FrameworkDescriptor } from "../descriptor.ts";
import {
  callsNothingOn,
  everyParameter,
  from,
  members,
  noHandlers,
} from "./base.ts";
import { nodeShared } from "./express.ts";
import { throughResponse } from "./responses.ts";

/** What is returned is sent, unless the method has answered through the response that it asked for by its type. */
const answering: Answering = {
  ...throughResponse,
  responses: throughResponse.responses.map((response) => ({
    ...response,
    index: -1,
  })),
  result: "answers",
};

/** What controllers whose methods are routes by their decorators have in common. */
const controllers = {
  ...callsNothingOn,
  answering,
} as const;

const methods = ["Get", "Post", "Put", "Patch", "Delete", "Head"];

export const inversifyExpress: FrameworkDescriptor = {
  ...controllers,
  id: "inversify-express",
  npm: ["inversify-express-utils"],
  testedVersion: "6.5.0",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    decorators: from(
      "inversify-express-utils",
      "all",
      "httpMethod",
      ...methods.map((method) => `http${method}`),
    ),
  },
  instance: "request",
  owned: { parameters: "all", except: nodeShared },
  notes: "The container makes a controller for each request.",
};

export const tsoa: FrameworkDescriptor = {
  ...controllers,
  id: "tsoa",
  npm: ["tsoa", "@tsoa/runtime"],
  testedVersion: "6.6.0",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    decorators: ["tsoa", "@tsoa/runtime"].flatMap((name) =>
      from(name, "Options", ...methods),
    ),
  },
  instance: "request",
  owned: { parameters: "all", except: nodeShared },
  notes: "The generated routes make a controller for each request.",
};

const tsedScopes = {
  instance: "process",
  perRequest: ["Scope", "Controller", "Injectable"].map((type) => ({
    decorator: { package: "@tsed/di", type },
    names: ["REQUEST", "INSTANCE"],
  })),
  owned: everyParameter,
  // A second `next()`, and one behind an answer, do nothing: run on 8.38, on Express.
  answering: { ...answering, thenContinue: "expected", owedNone: true },
} as const;

export const tsed: FrameworkDescriptor = {
  ...controllers,
  id: "tsed",
  npm: ["@tsed/schema"],
  testedVersion: "8.38.8",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    decorators: from("@tsed/schema", "All", "Options", ...methods),
    ownContinuation: true,
  },
  ...tsedScopes,
};

/** What Ts.ED runs around its controllers' methods; it goes on by itself where they don't ask for `next`. */
export const tsedMiddleware: FrameworkDescriptor = {
  ...callsNothingOn,
  ...tsedScopes,
  id: "tsed-middleware",
  npm: [
    "@tsed/common",
    "@tsed/di",
    "@tsed/platform-middlewares",
    "@tsed/platform-exceptions",
    "@tsed/schema",
    "@tsed/platform-response-filter",
    "@tsed/platform-http",
  ],
  testedVersion: "8.38.8",
  handlers: {
    ...noHandlers,
    ownContinuation: true,
    // Its interface is there for the eyes alone.
    decorated: [
      {
        decorator: {
          package: "@tsed/platform-middlewares",
          type: "Middleware",
        },
        member: "use",
      },
    ],
    heritage: [
      ...members("@tsed/platform-middlewares", "MiddlewareMethods", "use"),
      ...members(
        "@tsed/platform-exceptions",
        "ExceptionFilterMethods",
        "catch",
      ),
      ...members("@tsed/schema", "PipeMethods", "transform"),
      ...members(
        "@tsed/platform-response-filter",
        "ResponseFilterMethods",
        "transform",
      ),
      ...members("@tsed/di", "InterceptorMethods", "intercept"),
      ...["@tsed/platform-http", "@tsed/common"].flatMap((name) => [
        ...members(name, "OnRequest", "$onRequest"),
        ...members(name, "OnResponse", "$onResponse"),
      ]),
    ],
  },
};
