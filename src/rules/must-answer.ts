import {
  mustAnswerFindings,
  type MustKind,
} from "../analysis/answers/must-findings.ts";
import {
  createRule,
  reportFindings,
  setupMessages,
  type SetupMessageIds,
} from "../create-rule.ts";

export type MessageIds = MustKind | SetupMessageIds;

export type Options = [];

export default createRule<Options, MessageIds>({
  name: "must-answer",
  meta: {
    type: "problem",
    docs: {
      description:
        "Require an answer, a downstream call or an error from every path of a request",
      recommended: "strict",
      requiresTypeChecking: true,
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
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    return reportFindings(context, mustAnswerFindings);
  },
});
