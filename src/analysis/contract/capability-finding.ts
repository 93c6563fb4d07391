import type ts from "typescript";

import type { Finding, Repair } from "../finding.ts";

/** What can be inconsistent about a middleware's capability. */
export type CapabilityKind =
  | "noCapability"
  | "claimsSync"
  | "deniesAsync"
  | "noAsyncPath"
  | "unmarked"
  | "undeclaredAsync"
  | "undeclaredPromise"
  | "inferredAsync"
  | "inferredDual"
  | "inferredAcall"
  | "inferredFunction"
  | "asyncFactory"
  | "uncalledAcall"
  | "wrongSubject"
  | "inverted"
  | "constructorName"
  | "missingInHalf";

/** One inconsistency, at its place. */
export type CapabilityFinding = Finding<CapabilityKind>;

/** A finding without a chain. */
export function finding(
  kind: CapabilityKind,
  node: ts.Node,
  facts: Readonly<Record<string, string>> = {},
  {
    tier = "error",
    repairs = [],
  }: { tier?: "error" | "advice"; repairs?: readonly Repair[] } = {},
): CapabilityFinding {
  return { kind, tier, node, facts, chain: [], repairs };
}
