import {
  singleAnswerFindings,
  type SingleKind,
} from "../analysis/answers/single-findings.ts";
import {
  createRule,
  reportFindings,
  setupMessages,
  wanted,
  type SetupMessageIds,
} from "../create-rule.ts";

export type MessageIds = SingleKind | "addReturn" | SetupMessageIds;

export interface SingleAnswerOptions {
  /** Also judges middleware told by its shape alone. */
  readonly advice?: boolean;
}

export type Options = [SingleAnswerOptions];

export default createRule<Options, MessageIds>({
  name: "single-answer",
  meta: {
    type: "problem",
    docs: {
      description:
        "Disallow answering a request twice, and going on with one that is answered",
      recommended: "recommended",
      requiresTypeChecking: true,
      strictOptions: [{ advice: true }],
    },
    hasSuggestions: true,
    messages: {
      ...setupMessages,
      again:
        "`{{ name }}` answers a request that `{{ first }}` at line {{ line }} has answered already: {{ twice }}. Return after the first answer, or answer in an `else`.",
      againInLoop:
        "`{{ name }}` answers the same request again at the next turn: {{ twice }}. Leave the function after the first answer, or answer once behind the loop.",
      againInCatch:
        "When what is awaited behind `{{ first }}` at line {{ line }} rejects, `{{ name }}` answers a second time: {{ twice }}. Await it before the answer, or keep it out of this `try`.",
      begun:
        "`{{ name }}` sets headers of its own, which `{{ first }}` at line {{ line }} has sent already: it throws ERR_HTTP_HEADERS_SENT, and the client gets no whole answer. Set the status and the headers without sending them, or end with `end(…)`.",
      continues:
        "`{{ name }}` goes on with a request that `{{ first }}` at line {{ line }} has answered already: {{ continued }}. Return after the answer.",
      failsOn:
        "`{{ name }}` hands an error on for a request that `{{ first }}` at line {{ line }} has answered already: {{ failed }}. Return after the answer, or leave the answer to the error handlers.",
      late: "`{{ name }}` answers after `{{ first }}` at line {{ line }} has handed the request on: whichever answers second fails. Return with the call that hands it on, or answer in its place.",
      headers:
        "`{{ name }}` changes headers that `{{ first }}` at line {{ line }} has sent already: it throws ERR_HTTP_HEADERS_SENT. Set them before the answer.",
      lateHeaders:
        "`{{ name }}` sets headers after `{{ first }}` at line {{ line }} has handed the request on: once the handler below has answered, it throws ERR_HTTP_HEADERS_SENT. Set them before.",
      beforeCallback:
        "`{{ name }}` runs before the callback of `{{ first }}` at line {{ line }}, which answers the same request later and then fails. Leave the answer to one of the two.",
      throws:
        "This `throw` sends a request that `{{ first }}` at line {{ line }} has answered already to the error handler, which cannot answer it any more. Throw before the answer, or return after it.",
      returns:
        "The value returned here is a second answer to a request that `{{ first }}` at line {{ line }} has answered already: {{ twice }}. Return the reply, or only the value.",
      endsEarly:
        "This async function ends before `{{ name }}` answers, and its end is an answer: the client gets an empty response, and the later one is dropped. Await the work, or return the reply.",
      addReturn: "Return after the first one.",
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
        wanted(singleAnswerFindings(project, sourceFile), options),
      "functions",
    );
  },
});
