import {
  chainFindings,
  type ChainKind,
} from "../analysis/contract/chain-findings.ts";
import {
  lateFindings,
  type LateKind,
} from "../analysis/contract/late-registrations.ts";
import {
  createRule,
  reportFindings,
  setupMessages,
  type SetupMessageIds,
} from "../create-rule.ts";

export type MessageIds =
  ChainKind | LateKind | "reorder" | "move" | SetupMessageIds;

export default createRule<[], MessageIds>({
  name: "middleware-order",
  meta: {
    type: "suggestion",
    docs: {
      description:
        "Disallow chains that switch between sync and async code more often than they must, or register middleware where it can't work",
      recommended: "strict",
      requiresTypeChecking: true,
    },
    hasSuggestions: true,
    messages: {
      ...setupMessages,
      avoidable:
        "Each request changes between async and sync code {{ count }} times here: {{ switches }}. Each pair costs about 0.1–0.2 ms and holds one thread until everything below has answered; the order `{{ order }}` has {{ fewer }}.",
      avoidableIfFree:
        "Each request changes between async and sync code {{ count }} times here: {{ switches }}. Each pair costs about 0.1–0.2 ms and holds one thread until everything below has answered; the order `{{ order }}` has {{ fewer }}, if none of them relies on its place.",
      earlyErrorHandler:
        "An error of {{ other }} (line {{ line }}) never gets to this error handler, and the client sees Express's own error page: Express looks for handlers only behind the route that failed. Register it after the last route.",
      lateErrorHandler:
        "An error of {{ other }} (line {{ line }}) never gets to this `catch`: what stands before it in the chain isn't inside its `next()`. Register it first.",
      lateFiller:
        "`{{ part }}` is not there yet where {{ other }} (line {{ line }}) reads it: `{{ name }}` runs for requests that nothing before has answered. Register it before.",
      lateWrapper:
        "`{{ name }}` never runs for {{ other }} (line {{ line }}), which answers before its turn, and nothing stands behind it. Register it before the routes.",
      lateSession:
        "`{{ name }}` finds no session, and each request fails: `{{ other }}`, which makes one, comes later (line {{ line }}). Register it after the session.",
      reorder: "Put the layers in this order.",
      move: "Move this registration to where it takes effect.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    return reportFindings(context, (project, sourceFile) => [
      ...chainFindings(project, sourceFile),
      ...lateFindings(project, sourceFile),
    ]);
  },
});
