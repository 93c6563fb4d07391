import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { from, noHandlers, verbExports } from "./base.ts";

const files = (
  stem: string,
  names: readonly string[],
): readonly { file: string; names: readonly string[] }[] =>
  ["ts", "js"].map((extension) => ({ file: `${stem}.${extension}`, names }));

export const sveltekit: FrameworkDescriptor = {
  id: "sveltekit",
  npm: ["@sveltejs/kit", "$app"],
  testedVersion: "2.70.4 and 3.2.0",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    {
      package: "@sveltejs/kit",
      path: "property:resolve<param:input<type:Handle",
    },
  ],
  binding: [{ shape: "param-property", index: 0, property: "resolve" }],
  heritage: [],
  contextual: from("@sveltejs/kit", "Handle"),
  registration: [
    {
      callee: { package: "@sveltejs/kit", type: "sequence" },
      arguments: "all",
    },
  ],
  handlers: {
    ...noHandlers,
    response: {
      observed:
        "SvelteKit answers 500 (`handler should return a Response object`)",
      files: ["+server.ts", "+server.js"],
    },
    contextual: from(
      "@sveltejs/kit",
      "Load",
      "ServerLoad",
      "Action",
      "RequestHandler",
      "HandleServerError",
      "HandleValidationError",
      "HandleFetch",
      "Reroute",
    ),
    // Remote functions of "$app/server".
    registration: ["query", "command", "form", "prerender"].map(
      (type): Registration => ({
        callee: { package: "$app", type },
        arguments: "all",
      }),
    ),
    ahead: {
      files: ["+server", "+page.server", "+page"].flatMap((stem) => [
        `${stem}.ts`,
        `${stem}.js`,
      ]),
      constant: "prerender",
    },
    exports: [
      ...files("+page.server", ["load", "actions.*"]),
      ...files("+layout.server", ["load"]),
      ...files("+page", ["load"]),
      ...files("+layout", ["load"]),
      ...files("+server", [...verbExports, "fallback"]),
      ...files("hooks.server", ["handleError", "handleFetch"]),
    ],
  },
  returnKind: "maybe-promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "SvelteKit gets `undefined` instead of a Response",
  calledTwice: "reruns",
  downstreamErrors: "reject",
  observedWhenUnawaited: "the request gets `undefined` in place of a Response",
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: [],
    types: from(
      "@sveltejs/kit",
      "RequestEvent",
      "LoadEvent",
      "ServerLoadEvent",
    ),
  },
  fix: "return await",
  notes:
    "resolve() returns MaybePromise<Response> in 2 and Promise<Response> in 3, where Handle stands in '@sveltejs/kit/hooks'.",
};
