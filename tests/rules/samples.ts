import type { Linter } from "eslint";
import { expect, it } from "vitest";

import {
  lintFile,
  programOf,
  typeErrors,
  virtual,
  type Options,
} from "../lint.ts";
import type { Execution } from "../proof/execution.ts";
import { proveSamples } from "../proof/samples.ts";

export interface Sample {
  readonly name: string;
  /** One file, or several of which the first is linted. */
  readonly code: string | Readonly<Record<string, string>>;
  readonly reports: readonly Report[];
  /**
   * How the sample is run, where its code doesn't tell; a string is the reason why it can't be. See
   * tests/proof/README.md.
   */
  readonly run?: Execution | string;
  /** Options and settings of this sample, over those of all. */
  readonly with?: SampleOptions;
}

export interface Report {
  readonly line: number;
  readonly messageId: string;
  /** A part of the message, as its reader sees it. */
  readonly message?: string;
  /** The linted file after each suggestion. */
  readonly suggestions?: readonly string[];
}

export type SampleOptions = Options & {
  readonly option?: Record<string, unknown>;
};

/** The files of a sample by their names. */
export function filesOf({ code }: Sample): Readonly<Record<string, string>> {
  return typeof code === "string" ? { "a.ts": code } : code;
}

/**
 * Lints every sample with one rule and compares lines, messages and suggestions; all samples compile.
 * Then it runs them: what is reported misbehaves, what isn't doesn't, and neither does what a
 * suggestion makes of it.
 */
export function testSamples(
  rule: string,
  samples: readonly Sample[],
  options: SampleOptions = {},
): void {
  const folders = samples.map((sample, index) =>
    Object.fromEntries(
      Object.entries(filesOf(sample)).map(([name, text]) => [
        `sample-${String(index)}/${name}`,
        text,
      ]),
    ),
  );
  const program = programOf(
    Object.assign({}, ...folders) as Record<string, string>,
  );
  const linted = new Map<number, readonly Linter.LintMessage[]>();
  const lint = (index: number): readonly Linter.LintMessage[] => {
    const known = linted.get(index) ?? lintOnce(index);
    linted.set(index, known);
    return known;
  };
  const lintOnce = (index: number): readonly Linter.LintMessage[] => {
    const [name = ""] = Object.keys(folders[index] ?? {});
    const { option, ...others } = { ...options, ...samples[index]?.with };
    return lintFile(program, virtual(name), {
      ...others,
      rules: {
        [`async-middleware/${rule}`]: option ? ["error", option] : "error",
      },
    });
  };

  it("every sample compiles", () => {
    expect(typeErrors(program)).toEqual([]);
  });

  it.each(
    samples.map((sample, index) => [sample.name, sample, index] as const),
  )("%s", (_, sample, index) => {
    const messages = lint(index);
    expect(
      messages.map(({ line, messageId }) => ({ line, messageId })),
    ).toEqual(
      sample.reports.map(({ line, messageId }) => ({ line, messageId })),
    );
    for (const [at, report] of sample.reports.entries()) {
      if (report.message)
        expect(messages[at]?.message).toContain(report.message);
      if (!report.suggestions) continue;
      const text = Object.values(folders[index] ?? {})[0] ?? "";
      const outputs = (messages[at]?.suggestions ?? []).map(
        ({ fix }) =>
          text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]),
      );
      expect(outputs).toEqual(report.suggestions);
    }
  });

  proveSamples(rule, samples, options, { program, lint });
}
