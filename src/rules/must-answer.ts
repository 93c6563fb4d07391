import {
  mustAnswerFindings,
  type MustKind,
} from "../analysis/answers/must-findings.ts";
import {
  createRule,
  reportFindings,
  setupMessages,
  wanted,
  type SetupMessageIds,
} from "../create-rule.ts";

export type MessageIds = MustKind | SetupMessageIds;

export interface MustAnswerOptions {
  /** Also judges middleware told by its shape alone. */
  readonly advice?: boolean;
}

export type Options = [MustAnswerOptions];

export default createRule<Options, MessageIds>({
  name: "must-answer",
  meta: {
    type: "problem",
    docs: {
      description:
        "Require an answer, a downstream call or an error from every path of a request",
      recommended: "strict",
      requiresTypeChecking: true,
      strictOptions: [{ advice: true }],
    },
    messages: {
      ...setupMessages,
      returns:
        "This `return` leaves the request without an answer{{ where }}: {{ consequence }}. {{ remedy }}",
      ends: "A path through this function ends without an answer{{ where }}: {{ consequence }}. {{ remedy }}",
      swallows:
        "This {{ handler }} swallows the error, and nothing answers: {{ consequence }}. {{ remedy }}",
      returnsReply:
        "Returning the reply says that an answer is on its way, and this path sends none{{ where }}: {{ consequence }}. Send one, or return nothing.",
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
        wanted(mustAnswerFindings(project, sourceFile), options),
      "functions",
    );
  },
});
