import {
  responseFindings,
  type ResponseKind,
} from "../analysis/downstream/response-findings.ts";
import {
  createRule,
  reportFindings,
  setupMessages,
  wanted,
  type SetupMessageIds,
} from "../create-rule.ts";

export type MessageIds = ResponseKind | "addReturn" | SetupMessageIds;

export interface ReturnResponseOptions {
  /** Also judges middleware told by its shape alone. */
  readonly advice?: boolean;
}

export type Options = [ReturnResponseOptions];

export default createRule<Options, MessageIds>({
  name: "return-response",
  meta: {
    type: "problem",
    docs: {
      description:
        "Require a response from every path where the framework takes it from the return value",
      recommended: "recommended",
      requiresTypeChecking: true,
      strictOptions: [{ advice: true }],
    },
    hasSuggestions: true,
    messages: {
      ...setupMessages,
      missing:
        "This middleware ends without a response after `{{ name }}`: {{ consequence }}. Return what it answered.",
      unanswered:
        "A path through this middleware ends without a response: {{ consequence }}. Return the response of `{{ name }}`, or one of your own.",
      emptyReturn:
        "This path returns nothing: {{ consequence }}. Return the response of `{{ name }}`, or one of your own.",
      swallowed:
        "This `catch` swallows the error and the {{ whose }} then returns nothing: {{ consequence }}. Return an error response here, or throw the error on.",
      returnsNothing:
        "This path of the handler returns nothing: {{ consequence }}. Return a response here.",
      endsWithout:
        "A path through this handler ends without a response: {{ consequence }}. Return one at its end, too.",
      lackingHelper:
        "`{{ name }}` runs what is below and ends without a response ({{ chain }}): {{ consequence }}. Let it return one, and return that here.",
      dropped:
        "The response that `{{ name }}` makes goes nowhere, and this path ends without one: {{ consequence }}. Return it.",
      ignored:
        "The response that `{{ name }}` makes goes nowhere: what stands behind this branch runs as if it had not been made, for those whom it was to turn away, too. Return it.",
      prepared:
        "`{{ name }}` only prepares a response, and this path ends without one: {{ consequence }}. Return a response here, or go on with `next()`.",
      addReturn: "Return it.",
    },
    schema: [
      {
        type: "object",
        description: "What the rule reports beyond what it can show.",
        properties: {
          advice: {
            type: "boolean",
            description: "Also judge middleware told by its shape alone.",
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
        wanted(responseFindings(project, sourceFile), options),
      "functions",
    );
  },
});
