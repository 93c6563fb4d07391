import { beforeAll, describe, expect, it } from "vitest";

import { execute, importPackages } from "./execute.ts";
import { lintAll } from "./lint.ts";
import type { Program } from "./program.ts";

/** A disagreement that the fuzzer found, made small: what it was about is decided here for good. */
export interface Found {
  readonly name: string;
  /** Where it, or the program of which it is the twin, was found; 0 where it was written by hand. */
  readonly seed: number;
  readonly rule: string;
  /** What `recommended` says, by line of the middleware's body. */
  readonly reports: readonly string[];
  /** What is seen when it runs. */
  readonly misbehaves?: string;
}

/** Lints and runs small programs by the way that the fuzzer goes, and compares both with what is written down. */
export function testFound<One extends Found>(
  title: string,
  found: readonly One[],
  programOf: (one: One) => Program,
  linesAbove: (program: Program) => number,
): void {
  describe(title, () => {
    const programs = found.map(programOf);
    let reports: ReturnType<typeof lintAll> = [];
    beforeAll(async () => {
      await importPackages();
      reports = lintAll(programs);
    }, 60_000);

    it.each(found.map((one, at) => [one.name, one, at] as const))(
      "%s",
      async (_, { rule, ...expected }, at) => {
        const program = programs[at]!;
        const above = linesAbove(program);
        const said = (reports[at]?.get(rule) ?? []).map((text) =>
          text.replace(/^\d+/, (line) => String(Number(line) - above)),
        );
        expect(said).toEqual(expected.reports);
        const { misbehaves } = await execute(program);
        const seen = misbehaves.get(rule);
        if (expected.misbehaves) expect(seen).toContain(expected.misbehaves);
        else expect(seen).toBeUndefined();
      },
    );
  });
}
