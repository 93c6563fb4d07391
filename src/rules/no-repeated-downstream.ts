import {
  repeatedFindings,
  type RepeatedKind,
} from "../analysis/downstream/repeated-findings.ts";
import {
  createRule,
  reportFindings,
  setupMessages,
  wanted,
  type SetupMessageIds,
} from "../create-rule.ts";

export type MessageIds = RepeatedKind | SetupMessageIds;

export interface NoRepeatedDownstreamOptions {
  /** Also reports paths on which some call throws unannounced, and middleware told by its shape alone. */
  readonly advice?: boolean;
}

export type Options = [NoRepeatedDownstreamOptions];

export default createRule<Options, MessageIds>({
  name: "no-repeated-downstream",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow running the downstream twice for one request",
      recommended: "recommended",
      requiresTypeChecking: true,
      strictOptions: [{ advice: true }],
    },
    messages: {
      ...setupMessages,
      repeated:
        "`{{ name }}` runs everything below a second time on a path that already did so at line {{ line }}: {{ consequence }}. Return after the first call, or put this one in the other branch.",
      repeatedAfterCatch:
        "`{{ name }}` runs everything below a second time: line {{ line }} already did so, and what fails there or behind it comes here through the `catch` at line {{ caught }}: {{ consequence }}. Throw them on, or move the first call out of the `try`.",
      repeatedInLoop:
        "`{{ name }}` runs everything below again at each turn: {{ consequence }}. Leave the loop after the first call, or call it behind the loop.",
      repeatedBySubscription:
        "`{{ name }}` runs everything below for the subscription at line {{ line }}, and once more for the framework, which gets it here: {{ consequence }}. Look at what it gives with `.pipe(tap(…))`.",
      repeatedByHelper:
        "`{{ name }}` can run everything below more than once for a request ({{ chain }}): {{ consequence }}. Let it call on once, or hand it other work to repeat.",
    },
    schema: [
      {
        type: "object",
        description: "What the rule reports beyond what it can show.",
        properties: {
          advice: {
            type: "boolean",
            description:
              "Also report paths on which some call throws unannounced, and middleware told by its shape alone.",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ advice: false }],
  },
  create(context, [options]) {
    return reportFindings(
      context,
      (project, sourceFile) =>
        wanted(repeatedFindings(project, sourceFile), options),
      "functions",
    );
  },
});
