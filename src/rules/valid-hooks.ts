import type { HookKind } from "../analysis/contract/hook-finding.ts";
import { hookFindings } from "../analysis/contract/hook-findings.ts";
import {
  createRule,
  reportFindings,
  setupMessages,
  wanted,
  type SetupMessageIds,
} from "../create-rule.ts";

type SuggestionIds =
  | "callNext"
  | "addNext"
  | "dropCallback"
  | "declareAsync"
  | "addReturn"
  | "awaitFirst"
  | "rename";

export type MessageIds = HookKind | SuggestionIds | SetupMessageIds;

export interface ValidHooksOptions {
  /** Also names hooks that work and cost a switch between threads. */
  readonly advice?: boolean;
}

export type Options = [ValidHooksOptions];

export default createRule<Options, MessageIds>({
  name: "valid-hooks",
  meta: {
    type: "problem",
    docs: {
      description:
        "Require lifecycle hooks to have the parameters, the async-ness and the results that the chain or the framework accepts",
      recommended: "recommended",
      requiresTypeChecking: true,
      strictOptions: [{ advice: true }],
    },
    hasSuggestions: true,
    messages: {
      ...setupMessages,
      notAResponse:
        "`{{ hook }}` returns a value of type `{{ value }}`: anything but nothing is taken for the response, and the request fails. Return a response, or nothing to go on.",
      unawaitedResult:
        "`{{ hook }}` isn't `async` and returns a promise: the chain takes the promise for the response, and the request is a 500. Declare the hook `async`.",
      noResponse:
        "`processTemplateResponse` returns nothing on {{ path }}: the request is a 500. Return the response, changed or not.",
      noRender:
        "`processTemplateResponse` returns `{{ value }}`, which has no `render`: the chain renders what the hook returns, and the request fails. Return a template response.",
      asyncException:
        "`{{ hook }}` is async: the chain always calls it as sync code, so that every error of a view costs a switch to the event loop. Write it without `async` where it awaits nothing.",
      extraParameter:
        "`{{ hook }}` gets {{ count }} arguments: `{{ parameter }}` is always undefined. Take what the hook gets: the request, then the view and the route's captures, the exception or the response.",
      neverRuns:
        "`{{ hook }}` on {{ host }} never runs: the chain looks for hooks on the instance that the middleware list gives. {{ instead }}",
      misspelled:
        "Nothing calls `{{ name }}`: the hook is called `{{ meant }}`, and what this one does never happens for a request.",
      errorArity:
        "Express takes a function for an error handler only if it has four parameters, and this one has {{ count }}: it runs as ordinary middleware, with the request in place of the error, and no error reaches it. Write all four: `(error, request, response, next)`.",
      rejects:
        "{{ what }} reaches no error handler: Express {{ version }} drops the promise of an async handler, so the request hangs, and the process ends where nobody handles the rejection. Hand the error to `next(error)` in a `catch`, or wrap the handler.",
      asyncWithCallback:
        "This `{{ hook }}` hook is async and takes `{{ done }}`: Fastify refuses it, and the application doesn't start. Drop `{{ done }}`, or drop `async`.",
      neverContinues:
        "This `{{ hook }}` hook takes no callback, returns no promise and sends nothing: every request waits in it for ever. Make it `async`, or take the callback and call it.",
      promiseAsBoolean:
        "`{{ value }}` asks whether there is a promise, which there always is: the guard gives every request the same answer. Await the promise first.",
      guardWithoutAnswer:
        "This guard never returns anything: every request is a 403. Return whether the request may pass.",
      guardAlwaysTrue:
        "This guard returns a list, which counts as true even if all in it are false: every request passes. Return whether `every` of them is true.",
      pipeWithoutValue:
        "This pipe returns nothing: the handler gets `undefined` in place of the value. Return the value at the end.",
      callNext: "Hand the error to `{{ next }}`.",
      addNext: "Take the fourth parameter.",
      dropCallback: "Drop `{{ done }}`.",
      declareAsync: "Declare the hook `async`.",
      addReturn: "Return `{{ response }}` at the end.",
      awaitFirst: "Await the promise first.",
      rename: "Call it `{{ meant }}`.",
      errorHookThrows:
        "What `handleError` throws leaves SvelteKit: the request gets no error page of yours, and the first error is lost. Return an object with a `message` instead.",
    },
    schema: [
      {
        type: "object",
        description: "What the rule reports beyond what goes wrong.",
        properties: {
          advice: {
            type: "boolean",
            description:
              "Also report hooks that work and cost a switch between threads.",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ advice: false }],
  },
  create(context, [options]) {
    return reportFindings(context, (project, sourceFile) =>
      wanted(hookFindings(project, sourceFile), options),
    );
  },
});
