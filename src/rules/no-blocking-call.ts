import type { JSONSchema4 } from "@typescript-eslint/utils/json-schema";

import {
  blockingFindings,
  type BlockingKind,
} from "../analysis/effects/blocking-findings.ts";
import {
  createRule,
  reportFindings,
  setupMessages,
  type SetupMessageIds,
} from "../create-rule.ts";
import type { Specifier } from "../program/types/specifier.ts";

export type MessageIds = BlockingKind | "useAsync" | SetupMessageIds;

export type Options = [
  {
    readonly scope?: "middleware" | "request" | "async-functions";
    readonly overrides?: "none" | "declared" | "implementers";
    readonly advice?: boolean;
    readonly leastCost?: 0.1 | 1 | 10 | 100;
    readonly allow?: readonly Specifier[];
  },
];

const names: JSONSchema4 = {
  oneOf: [
    { type: "string" },
    { type: "array", items: { type: "string" }, minItems: 1 },
  ],
};

/** typescript-eslint's way to name a declaration. */
const specifier: JSONSchema4 = {
  oneOf: [
    { type: "string" },
    specifierFrom("file", { path: { type: "string" } }, []),
    specifierFrom("lib", {}, []),
    specifierFrom("package", { package: { type: "string" } }, ["package"]),
  ],
};

export default createRule<Options, MessageIds>({
  name: "no-blocking-call",
  meta: {
    type: "problem",
    docs: {
      description:
        "Disallow calls that block the event loop while a request is served",
      recommended: "recommended",
      requiresTypeChecking: true,
      strictOptions: [{ advice: true }],
    },
    hasSuggestions: true,
    messages: {
      ...setupMessages,
      blocksDirectly:
        "{{ sink }} blocks the event loop: {{ others }} waits {{ until }}. {{ instead }}",
      blocksThrough:
        "{{ sink }} blocks the event loop; reached by {{ chain }}{{ further }}. {{ Others }} waits {{ until }}. {{ instead }}",
      blocksOnce:
        "{{ sink }} blocks the event loop{{ reached }}{{ chain }}{{ further }}, once for the process: the requests that are in flight then wait. {{ instead }}",
      useAsync: "Write `await {{ text }}`.",
    },
    schema: [
      {
        type: "object",
        additionalProperties: false,
        properties: {
          scope: {
            description:
              "Which functions are judged: middleware, middleware and request handlers, or every async function.",
            type: "string",
            enum: ["middleware", "request", "async-functions"],
          },
          overrides: {
            description:
              "Which bodies a call of an interface or abstract member can run: none, those of classes that declare it, or those of objects written for the type as well.",
            type: "string",
            enum: ["none", "declared", "implementers"],
          },
          advice: {
            description:
              "Whether to report work that blocks shortly, in memory, or once for the process.",
            type: "boolean",
          },
          leastCost: {
            description:
              "The least that a call usually costs, in milliseconds, to be reported; what is of unknown cost always is.",
            type: "number",
            enum: [0.1, 1, 10, 100],
          },
          allow: {
            description: "Blocking calls that are accepted.",
            type: "array",
            items: specifier,
          },
        },
      },
    ],
    defaultOptions: [{}],
  },
  create(context, [options]) {
    return reportFindings<MessageIds, Options>(
      context,
      (project, sourceFile) =>
        blockingFindings(project, sourceFile, {
          scope: options.scope ?? "request",
          overrides: options.overrides ?? "implementers",
          advice: options.advice ?? false,
          leastCost: options.leastCost ?? 0,
          allow: options.allow ?? [],
        }),
      "functions",
    );
  },
});

function specifierFrom(
  from: string,
  properties: Record<string, JSONSchema4>,
  required: readonly string[],
): JSONSchema4 {
  return {
    type: "object",
    additionalProperties: false,
    required: ["from", "name", ...required],
    properties: {
      from: { type: "string", enum: [from] },
      name: names,
      ...properties,
    },
  };
}
