import type { Scope } from "../analysis/shared-state/sharing/bodies.ts";
import type { RaceKind } from "../analysis/shared-state/mistakes/races.ts";
import { sharedStateFindings } from "../analysis/shared-state/shared-state.ts";
import {
  createRule,
  reportFindings,
  setupMessages,
  wanted,
  type SetupMessageIds,
} from "../create-rule.ts";

export type MessageIds = RaceKind | "awaitFirst" | SetupMessageIds;

export interface SharedStateRaceOptions {
  /** Which functions are judged. */
  readonly scope?: Scope;
  /** Also reports fills that two requests may do twice, and middleware told by its shape alone. */
  readonly advice?: boolean;
  /** Places that may be raced for, as the code names them: `this.cache`. */
  readonly allow?: readonly string[];
}

export type Options = [SharedStateRaceOptions];

export default createRule<Options, MessageIds>({
  name: "no-shared-state-race",
  meta: {
    type: "problem",
    docs: {
      description:
        "Disallow a read and a write of state that requests share with a suspension in between",
      recommended: "recommended",
      requiresTypeChecking: true,
      strictOptions: [{ advice: true }],
    },
    hasSuggestions: true,
    messages: {
      ...setupMessages,
      lostUpdate:
        "`{{ name }}`{{ whose }} was read ({{ readLine }}) before this body gave way to other requests ({{ waitLine }}): what they wrote to it meanwhile is lost here. Read and write it in one tick, after the `await`, or hold a lock across both.",
      lockLeftOut:
        "`{{ name }}`{{ whose }} was read ({{ readLine }}) before this body gave way to other requests ({{ waitLine }}), and the lock keeps them out only where they take it: it is written without, too ({{ writeLine }}). What that wrote meanwhile is lost here. Take the lock for every write of it.",
      readBack:
        "`{{ name }}`{{ whose }} is shared by all requests: another one may have overwritten what this one stored ({{ writeLine }}) while it waited ({{ waitLine }}). Keep the value in a local variable.",
      staleCheck:
        "The check of `{{ name }}`{{ whose }} ({{ readLine }}) is out of date after the wait ({{ waitLine }}): several requests pass it before one of them writes{{ writtenIn }}. Write in the tick of the check, check again after the wait, or hold a lock across both.",
      lateFill:
        "Every request that finds {{ found }} ({{ readLine }}) before the first one comes back from its wait ({{ waitLine }}) does the same work again. Store the promise in the tick of the check, and await that.",
      resetLate:
        "`{{ name }}`{{ whose }} is reset only after the wait ({{ waitLine }}): every request that finds it set ({{ readLine }}) does the same work again, and what another one stores in it meanwhile is lost here. Reset it in the tick of the check, and work with a local copy.",
      unrepeatable:
        "`{{ name }}`{{ whose }} is read again after the wait ({{ waitLine }}) and may no longer say what it said before ({{ readLine }}): a request that changes it meanwhile has this one do only half of what belongs together. Read it once, into a local variable.",
      foundEmpty:
        "`{{ name }}`{{ whose }} is empty from here until it is filled again ({{ writeLine }}), after a wait ({{ waitLine }}): every request meanwhile finds nothing in it. Fill a new one first, then put it in place in one tick.",
      givenBack:
        "A request that is refused ({{ readLine }}) comes by here, too, and gives back `{{ name }}`{{ whose }} while the one that holds it ({{ writeLine }}) is still at work: the next request is let in beside it. Check and claim before the `try`, so that only who has claimed gives back.",
      timedInHooks:
        "`{{ name }}`{{ whose }} is shared by all requests: the hook that takes the time since ({{ readLine }}) runs behind the handler, and by then another request may have stored its own here. Keep the start on the request.",
      awaitFirst: "Await the value first, then read and write in one tick.",
    },
    schema: [
      {
        type: "object",
        description: "Which functions are judged, and how strictly.",
        properties: {
          scope: {
            type: "string",
            enum: ["middleware", "request", "async-functions"],
            description:
              "Which functions are judged: middleware, request handlers too, or every async function.",
          },
          advice: {
            type: "boolean",
            description:
              "Also report fills that two requests may do twice, and middleware told by its shape alone.",
          },
          allow: {
            type: "array",
            items: { type: "string" },
            uniqueItems: true,
            description:
              "Places that may be raced for, as the code names them: `this.cache`.",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ scope: "request", advice: false, allow: [] }],
  },
  create(context, [options]) {
    return reportFindings(
      context,
      (project, sourceFile) =>
        wanted(
          sharedStateFindings(project, sourceFile, options.scope ?? "request")
            .races,
          options,
        ),
      "functions",
    );
  },
});
