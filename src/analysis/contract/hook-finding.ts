import type ts from "typescript";

import type { Finding } from "../finding.ts";

/** What can be wrong with a lifecycle hook. */
export type HookKind =
  | "notAResponse"
  | "unawaitedResult"
  | "noResponse"
  | "noRender"
  | "asyncException"
  | "extraParameter"
  | "neverRuns"
  | "misspelled"
  | "errorArity"
  | "rejects"
  | "asyncWithCallback"
  | "neverContinues"
  | "promiseAsBoolean"
  | "guardWithoutAnswer"
  | "guardAlwaysTrue"
  | "pipeWithoutValue"
  | "errorHookThrows";

export type HookFinding = Finding<HookKind>;

/** A finding without a chain. */
export function hookFinding(
  kind: HookKind,
  node: ts.Node,
  facts: Readonly<Record<string, string>> = {},
  more: Partial<Pick<HookFinding, "tier" | "repairs">> = {},
): HookFinding {
  return { kind, tier: "error", node, facts, chain: [], repairs: [], ...more };
}
