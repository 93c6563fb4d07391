import type { Scope } from "../analysis/shared-state/sharing/bodies.ts";
import {
  growthFindings,
  type GrowthKind,
} from "../analysis/shared-state/mistakes/growth.ts";
import {
  createRule,
  reportFindings,
  setupMessages,
  type SetupMessageIds,
} from "../create-rule.ts";

export type MessageIds = GrowthKind | SetupMessageIds;

export interface UnboundedStateOptions {
  /** Which functions are judged. */
  readonly scope?: Exclude<Scope, "async-functions">;
  /** Containers that may grow, as the code names them: `this.visits`. */
  readonly allow?: readonly string[];
}

export type Options = [UnboundedStateOptions];

export default createRule<Options, MessageIds>({
  name: "no-unbounded-shared-state",
  meta: {
    type: "problem",
    docs: {
      description:
        "Disallow shared containers that every request makes larger and nothing makes smaller",
      recommended: "strict",
      requiresTypeChecking: true,
    },
    messages: {
      ...setupMessages,
      entries:
        "`{{ name }}`{{ through }} gets an entry for each new `{{ by }}` and never loses one: its memory is not released until the process ends. Delete the entry after the response, or keep them in a cache with a limit or a lifetime (LRU, TTL).",
      elements:
        "`{{ name }}`{{ through }} gets an element (`{{ by }}`) with each request and never loses one: its memory is not released until the process ends. Take out what is no longer needed, or cut the list to a length.",
    },
    schema: [
      {
        type: "object",
        description: "Which functions are judged, and what may grow.",
        properties: {
          scope: {
            type: "string",
            enum: ["middleware", "request"],
            description:
              "Which functions are judged: middleware alone, or request handlers too.",
          },
          allow: {
            type: "array",
            items: { type: "string" },
            uniqueItems: true,
            description:
              "Containers that may grow, as the code names them: `this.visits`.",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ scope: "request", allow: [] }],
  },
  create(context, [options]) {
    return reportFindings(context, (project, sourceFile) =>
      growthFindings(project, sourceFile, options.scope ?? "request").filter(
        ({ facts }) => options.allow?.includes(facts["name"] ?? "") !== true,
      ),
    );
  },
});
