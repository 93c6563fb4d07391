import type { Site } from "../middleware/site.ts";

/** Rules that judge what becomes of the continuation: without one they have nothing to judge. */
const aboutDownstream = new Set([
  "await-downstream",
  "no-repeated-downstream",
  "return-response",
]);

/** Rules that ask who answers through a response object. */
const aboutAnswers = new Set(["must-answer", "single-answer"]);

/**
 * Why a rule says nothing of a site: the gate that the site doesn't pass, the limit that was met, or that
 * it was judged and nothing was found. The gates are those of the rule's own analysis.
 */
export function whySilent(
  rule: string,
  site: Site,
  options: readonly unknown[],
  limits: readonly string[],
): string {
  const [limit] = limits;
  return (
    gateOf(rule, site) ??
    scopeOf(site, options) ??
    (limit === undefined ? undefined : `not followed to the end: ${limit}`) ??
    (site.certain
      ? "nothing found"
      : "nothing found, and told by its shape alone: only the option `advice` judges it")
  );
}

function gateOf(
  rule: string,
  { role, descriptor, downstream, offLoop }: Site,
): string | undefined {
  if (aboutDownstream.has(rule)) {
    if (role === "handler") return "a handler has no downstream";
    if (downstream.length === 0) return "its downstream is not known";
  }
  if (aboutAnswers.has(rule) && !descriptor.answering)
    return `in ${descriptor.id} nobody answers through a response object`;
  switch (rule) {
    case "await-downstream":
      return ["never", "none"].includes(descriptor.awaitPolicy)
        ? `in ${descriptor.id} there is no downstream to wait for`
        : undefined;
    case "no-repeated-downstream":
      return ["retry", "ignored"].includes(descriptor.calledTwice)
        ? `in ${descriptor.id} downstream may be called twice`
        : undefined;
    case "return-response":
      return descriptor.resultPolicy !== "must-return"
        ? `${descriptor.id} doesn't need the response as the return value`
        : undefined;
    case "no-blocking-call":
      return offLoop ? "it runs off the event loop" : undefined;
    case "no-shared-state-race":
      return descriptor.concurrency === "one"
        ? `in ${descriptor.id} requests don't overlap`
        : undefined;
    default:
      return undefined;
  }
}

function scopeOf(
  { role }: Site,
  [options]: readonly unknown[],
): string | undefined {
  const scope = (options as { readonly scope?: unknown } | undefined)?.scope;
  return scope === "middleware" && role === "handler"
    ? "your option `scope` judges middleware alone"
    : undefined;
}
