import {
  awaitFindings,
  type AwaitKind,
} from "../analysis/downstream/await-findings.ts";
import {
  createRule,
  reportFindings,
  setupMessages,
  wanted,
  type SetupMessageIds,
} from "../create-rule.ts";

export type MessageIds =
  AwaitKind | "addAwait" | "addReturn" | "addCall" | SetupMessageIds;

export interface AwaitDownstreamOptions {
  /** Also reports what needs a call to throw unannounced, races, and middleware told by its shape alone. */
  readonly advice?: boolean;
}

export type Options = [AwaitDownstreamOptions];

export default createRule<Options, MessageIds>({
  name: "await-downstream",
  meta: {
    type: "problem",
    docs: {
      description:
        "Require the promise of the downstream call to be awaited or returned on every path",
      recommended: "recommended",
      requiresTypeChecking: true,
      strictOptions: [{ advice: true }],
    },
    hasSuggestions: true,
    messages: {
      ...setupMessages,
      dropped:
        "Nothing waits for `{{ name }}`: {{ consequence }}. Await it, or return it.",
      handledButDropped:
        "`{{ name }}` has a handler for its error, and nothing waits for it: {{ consequence }}. Await the whole chain, or return it.",
      neverAwaited:
        "The promise of `{{ name }}` is never awaited or returned: {{ consequence }}. Await it before anything that needs the response.",
      awaitedSometimes:
        "The promise of `{{ name }}` is awaited {{ condition }}, and not on every path: on the others {{ consequence }}. Await it on each.",
      droppedObservable:
        "The Observable of `{{ name }}` is neither returned nor subscribed to, so the handler below never runs. Return it, through `.pipe(…)` where work follows.",
      runsBeforeHandler:
        "Line {{ line }} runs before the handler does: `{{ name }}` only describes the work, and it starts when the framework subscribes. Put `{{ work }}` into `.pipe(tap(…))`.",
      finallyBeforeHandler:
        "This `finally` runs before the handler does: `{{ name }}` only describes the work. Put what it does into `.pipe(finalize(…))`.",
      subscribedAside:
        "`{{ name }}` is subscribed to on the side: the handler runs, and its answer goes nowhere. Return the Observable.",
      detached:
        "`{{ name }}` runs in a callback of `{{ callee }}`, which ignores its promise: {{ consequence }}. Await it in the middleware itself.",
      executor:
        "This promise executor loses how `{{ name }}` ends: if something below rejects, the request hangs and nobody handles the rejection. Await `{{ name }}` outside of `new Promise`.",
      droppedByHelper:
        "`{{ name }}` starts what runs below and drops its promise ({{ chain }}): {{ consequence }}. Let it return the promise, and await that here.",
      catchInHelper:
        "`{{ name }}` returns the promise of what runs below un-awaited ({{ chain }}), so the `catch` around that never sees an error from below. Write `return await` there.",
      finallyInHelper:
        "`{{ name }}` returns the promise of what runs below un-awaited ({{ chain }}), so the `finally` around that runs before the response exists. Write `return await` there.",
      leftByThrow:
        "A `throw` behind this call leaves `{{ name }}` running: {{ left }}. Check first and start it afterwards, or await it before the `throw`.",
      leftByAnyThrow:
        "If anything between this call and its `await` throws, `{{ name }}` goes on by itself: {{ left }}. Do that work first and start `{{ name }}` afterwards, or await it at once.",
      unhandledMeanwhile:
        "`{{ name }}` can reject while line {{ line }} waits for something else, and nothing handles that yet: the rejection ends the process. Await it here, or wait for both with `Promise.all`.",
      returnedInTry:
        "`{{ name }}` leaves this `try` un-awaited, so the `catch` never sees an error from below. Write `return await`.",
      returnedInFinally:
        "`{{ name }}` is returned un-awaited, so this `finally` runs before the response exists. Write `return await`.",
      returnedInUsing:
        "`{{ name }}` is returned un-awaited, so what `using` holds is disposed of while downstream still works with it. Write `return await`.",
      premature:
        "Line {{ line }} needs what `{{ name }}` answers, and runs before it has: `{{ work }}` comes too early for every request. Await `{{ name }}` first.",
      notCalled:
        "`{{ name }}` is named here and not called, so nothing below this middleware runs. Write `{{ name }}(…)`.",
      mayOutlive:
        "`Promise.{{ callee }}` can settle before `{{ name }}` does: downstream then works on while the response is already sent.",
      addAwait: "Await it here.",
      addReturn: "Return it.",
      addCall: "Call it.",
    },
    schema: [
      {
        type: "object",
        description: "What the rule reports beyond what it can show.",
        properties: {
          advice: {
            type: "boolean",
            description:
              "Also report what needs a call to throw unannounced, `Promise.race`, and middleware told by its shape alone.",
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
        wanted(awaitFindings(project, sourceFile), options),
      "functions",
    );
  },
});
