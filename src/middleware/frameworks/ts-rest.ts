import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { callsNothingOn, from, noHandlers } from "./base.ts";

const servers = [
  "@ts-rest/express",
  "@ts-rest/fastify",
  "@ts-rest/nest",
  "@ts-rest/next",
  "@ts-rest/serverless",
];

/** What a contract's routes are given: a function, or an object with it, in routers that hold routers. */
const places = ["*", "*.*", "*.*.*"].flatMap((at) => [at, `${at}.handler`]);

export const tsRest: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "ts-rest",
  npm: servers,
  testedVersion:
    "express, fastify, next and serverless 3.52.1, types of nest 3.52.1",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    contextual: servers.flatMap((name) =>
      from(
        name,
        "AppRouteQueryImplementation",
        "AppRouteMutationImplementation",
        "AppRouteImplementation",
      ),
    ),
    registration: servers.flatMap((name) =>
      [
        "router",
        "route",
        "tsRestHandler",
        "createExpressEndpoints",
        "createNextRoute",
        "createNextRouter",
        "registerRouter",
        "fetchRequestHandler",
      ].flatMap((type) =>
        [1 as const, ...places].map((place): Registration => ({
          callee: { package: name, type },
          arguments: place,
        })),
      ),
    ),
  },
  instance: "process",
  // `({ params, body, req, res }) => …`; the application hangs at the request.
  owned: {
    parameters: "all",
    except: ["0.req.app", "0.request.server", "0.appRoute"],
  },
};
