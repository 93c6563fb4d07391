import type { Scope } from "../analysis/shared-state/sharing/bodies.ts";
import type { LeakKind } from "../analysis/shared-state/mistakes/leaks.ts";
import { sharedStateFindings } from "../analysis/shared-state/shared-state.ts";
import {
  createRule,
  reportFindings,
  setupMessages,
  wanted,
  type SetupMessageIds,
} from "../create-rule.ts";

export type MessageIds = LeakKind | SetupMessageIds;

export interface RequestStateLeakOptions {
  /** Which functions are judged. */
  readonly scope?: Scope;
  /** Also judges middleware told by its shape alone. */
  readonly advice?: boolean;
  /** Places that may hold what belongs to a request, as the code names them: `app.locals.lastVisit`. */
  readonly allow?: readonly string[];
}

export type Options = [RequestStateLeakOptions];

export default createRule<Options, MessageIds>({
  name: "no-request-state-leak",
  meta: {
    type: "problem",
    docs: {
      description:
        "Disallow keeping what belongs to one request where another request reads it",
      recommended: "recommended",
      requiresTypeChecking: true,
      strictOptions: [{ advice: true }],
    },
    messages: {
      ...setupMessages,
      readAfter:
        "`{{ name }}`{{ whose }} is shared by all requests: by the time it is read again ({{ line }}), it may hold what another request stored. Keep the value in a local variable, or on the request.",
      restored:
        "`{{ name }}`{{ whose }} holds this request's value until it is put back ({{ line }}), and every other request meanwhile reads it too. Pass the value along, or keep it in `AsyncLocalStorage`.",
      filledOnce:
        "`{{ name }}`{{ whose }} is filled by the first request and read by all of them ({{ line }}): they get what was made for the first one. Keep the value on the request, or key it by what it depends on.",
      readElsewhere:
        "`{{ name }}`{{ whose }} is shared by all requests: {{ readerLine }} gets the value of whichever came last. Keep the value on the request, or in `AsyncLocalStorage`.",
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
            description: "Also judge middleware told by its shape alone.",
          },
          allow: {
            type: "array",
            items: { type: "string" },
            uniqueItems: true,
            description:
              "Places that may hold what belongs to a request, as the code names them: `app.locals.lastVisit`.",
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
            .leaks,
          options,
        ),
      "functions",
    );
  },
});
