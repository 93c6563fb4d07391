import { describe, expect, test } from "vitest";

import { draw } from "./draw.ts";

export interface Drawing {
  readonly name: string;
  /** The body of an async function. */
  readonly code: string;
  /** Whether the edges on which a step throws out of the body are drawn. */
  readonly failure?: boolean;
  readonly graph: string;
}

/**
 * Compares graphs with drawings of them, a line for each block: its steps, then where it leads (`next`
 * is left out, `↺` goes round a loop again).
 */
export function drawings(subject: string, expected: readonly Drawing[]): void {
  describe(subject, () => {
    test.each(expected)("$name", ({ code, failure = false, graph }) => {
      expect(draw(code, { failure })).toBe(
        graph
          .split("\n")
          .map((line) => line.trim())
          .join("\n")
          .trim(),
      );
    });
  });
}
