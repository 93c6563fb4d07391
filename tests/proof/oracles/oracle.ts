import type { Run } from "../trail.ts";

/** What can go wrong for requests, as an oracle sees it. */
export type OracleName =
  | "no-response"
  | "outlives"
  | "unhandled"
  | "repeated"
  | "guard-passed"
  | "premature"
  | "blocked"
  | "unserialisable"
  | "leak"
  | "hook-contract"
  | "double-answer"
  | "switches"
  | "hang";

/** Judges what happened in a run. */
export interface Oracle {
  readonly name: OracleName;
  /** What went wrong, in words. */
  readonly verdict: (run: Run) => string | undefined;
}
