import type { Program } from "./program.ts";

interface Cause {
  readonly rule: string;
  readonly kind: "harmless" | "silent";
  readonly name: string;
  readonly matches: (
    program: Program,
    misbehaves: ReadonlyMap<string, string>,
    reported: ReadonlyMap<string, readonly string[]>,
  ) => boolean;
}

/** Why linting and running may disagree although neither is wrong; each is named in the tables. */
const causes: readonly Cause[] = [];

/** The cause that explains a disagreement, if one is known. */
export function explained(
  rule: string,
  kind: "harmless" | "silent",
  program: Program,
  misbehaves: ReadonlyMap<string, string>,
  reported: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  return causes.find(
    (cause) =>
      cause.rule === rule &&
      cause.kind === kind &&
      cause.matches(program, misbehaves, reported),
  )?.name;
}
