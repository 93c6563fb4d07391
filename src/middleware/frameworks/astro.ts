import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { below, from, noHandlers, verbExports } from "./base.ts";

const pages = ["ts", "js"].flatMap((extension) =>
  below("src/pages", `*.${extension}`),
);

export const astro: FrameworkDescriptor = {
  id: "astro",
  npm: ["astro", "astro:middleware", "astro:actions"],
  testedVersion: "7.3.5, types of 6.0.5",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "astro", path: "type:MiddlewareNext" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: from("astro", "MiddlewareHandler"),
  registration: ["defineMiddleware", "sequence"].map((type): Registration => ({
    callee: { package: "astro", type },
    arguments: "all",
  })),
  handlers: {
    ...noHandlers,
    response: {
      observed: "Astro throws `EndpointDidNotReturnAResponse` (500)",
    },
    contextual: from("astro", "APIRoute", "ActionHandler"),
    registration: [
      {
        callee: { package: "astro", type: "defineAction" },
        arguments: "handler",
      },
    ],
    ahead: { files: pages, constant: "prerender" },
    exports: pages.map((file) => ({ file, names: [...verbExports, "ALL"] })),
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "implicit-last",
  notCalling: "short-circuit",
  observedWhenUnanswered: "MiddlewareNoDataOrNextCalled is thrown",
  makers: {
    types: from("astro", "APIContext"),
    prepares: [],
    observed: "the visitor is sent nowhere",
  },
  calledTwice: "reruns",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the work after it runs before the response exists, and an error below is an unhandled rejection too",
  instance: "process",
  concurrency: "many",
  owned: { parameters: "all", except: [], types: from("astro", "APIContext") },
  fix: "await",
  notes:
    "The response of next() counts where nothing is returned. Most pages are rendered at build time.",
};
