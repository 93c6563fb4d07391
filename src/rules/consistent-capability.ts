import type { CapabilityKind } from "../analysis/contract/capability-finding.ts";
import { capabilityFindings } from "../analysis/contract/capability-findings.ts";
import {
  createRule,
  reportFindings,
  setupMessages,
  wanted,
  type SetupMessageIds,
} from "../create-rule.ts";

export type MessageIds =
  CapabilityKind | "addMark" | "denySync" | "declare" | SetupMessageIds;

export interface ConsistentCapabilityOptions {
  /** Also names middleware that works only because the chain infers what it is. */
  readonly advice?: boolean;
}

export type Options = [ConsistentCapabilityOptions];

export default createRule<Options, MessageIds>({
  name: "consistent-capability",
  meta: {
    type: "problem",
    docs: {
      description:
        "Require a middleware's capability flags, its mode tests and its two halves to agree with what its code does",
      recommended: "recommended",
      requiresTypeChecking: true,
      strictOptions: [{ advice: true }],
    },
    hasSuggestions: true,
    messages: {
      ...setupMessages,
      noCapability:
        "{{ name }} says that it can run neither sync nor async: a chain that has it doesn't load, and no request is answered. Set `asyncCapable` or `syncCapable` to true.",
      claimsSync:
        "{{ name }} {{ flag }} `syncCapable` true, but its `call` always gives a promise: over sync code the chain calls it as sync code, and the layers above get that promise in place of a response. Declare `syncCapable = false`, or give `call` a sync path.",
      deniesAsync:
        "{{ name }} declares itself sync-only, but its `call` gives a promise: nothing awaits it, and the layers above get the promise in place of a response. Declare `asyncCapable = true` and `syncCapable = false`, or make `call` sync.",
      noAsyncPath:
        "{{ name }} declares `asyncCapable`, but its `call` is sync throughout: over async code `{{ downstream }}` gives a promise, which it uses as a response. Await it in an async path, or declare `asyncCapable = false`.",
      unmarked:
        "{{ name }} gives a promise, but nothing marks it as async: what it throws isn't turned into a response here, and a hybrid right above takes its promise for the response. Call `markCoroutineFunction` on it.",
      undeclaredAsync:
        "{{ name }} declares no capability, and this chain takes such code for sync-only: the promise of `call` is never awaited, and no request gets a response. Declare `asyncCapable = true` and `syncCapable = false`, and mark the instance.",
      undeclaredPromise:
        "{{ name }} declares no capability, and nothing shows the chain that it is async before it runs: it is called as sync code, and the layers above get its promise in place of a response. Declare `asyncCapable = true` and `syncCapable = false`, and mark it.",
      inferredAsync:
        "{{ name }} declares no capability: it runs as async code only because the chain infers it. A chain that reads flags to the letter takes it for sync-only and never awaits `call`. Declare `asyncCapable = true` and `syncCapable = false`, and mark the instance.",
      inferredDual:
        "{{ name }} declares no capability: `acall` runs only because the chain infers it. A chain that reads flags to the letter never calls it. Declare both flags, and let `call` delegate to `acall` in async mode.",
      inferredAcall:
        "{{ name }} has `acall` and neither flags nor `call`: a chain that reads flags to the letter fails at the first request. Declare `asyncCapable = true` and `syncCapable = false`, and define `call`.",
      inferredFunction:
        "The factory {{ name }} declares no capability: a chain that reads flags to the letter takes it for sync-only and refuses the async function that it returns. Wrap it in `asyncOnlyMiddleware`.",
      asyncFactory:
        "The factory {{ name }} is async: a chain that reads flags to the letter takes its promise for the middleware, and every request is a 500. Do the async work before the chain is built, or in the middleware.",
      uncalledAcall:
        "Nothing calls the `acall` of {{ name }}: its `call` runs in both modes, so that what stands here never happens for a request. Let `call` delegate to it where the downstream is async.",
      wrongSubject:
        "`{{ test }}` asks {{ asked }}: the answer is the same in both modes, and one of them gets a promise in place of a response. Ask the downstream: `isCoroutineFunction(getResponse)`.",
      inverted:
        "`{{ test }}` is true where the downstream is async, and leads to the sync path: it uses a promise as the response. Swap the two paths.",
      constructorName:
        "`{{ test }}` is never true: what a layer gets as its downstream is a wrapper that is marked as async, so the sync path runs over async code. Ask `isCoroutineFunction(getResponse)`.",
      missingInHalf:
        "Only {{ doing }} {{ what }}: where {{ lacking }} runs instead, a request goes without. Do it in both, best in a method that both share.",
      addMark: "Mark the instance as async in the constructor.",
      denySync: "Declare `syncCapable = false`.",
      declare: "Declare it async-only and mark the instance.",
    },
    schema: [
      {
        type: "object",
        description: "What the rule reports beyond what goes wrong.",
        properties: {
          advice: {
            type: "boolean",
            description:
              "Also report middleware without flags that works because the chain infers them.",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ advice: false }],
  },
  create(context, [options]) {
    return reportFindings(context, (project, sourceFile) =>
      wanted(capabilityFindings(project, sourceFile), options),
    );
  },
});
