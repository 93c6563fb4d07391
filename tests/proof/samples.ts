import type { Linter } from "eslint";
import type ts from "typescript";
import { describe, expect, it } from "vitest";

import { lintFile, programOf, typeErrors, virtual } from "../lint.ts";
import { filesOf, type Sample, type SampleOptions } from "../rules/samples.ts";
import { proveCapability } from "./capability.ts";
import { proveOrder } from "./order.ts";
import { prove, type Misbehaviour, type Proof } from "./prove.ts";
import { NotExecutable } from "./subject.ts";
import type { OracleName } from "./oracles/oracle.ts";

declare module "vitest" {
  interface TaskMeta {
    /** Whether a case of a rule was executed, or why it wasn't; counted by reporter.ts. */
    proof?: "executed" | { readonly reason: string };
  }
}

interface Linted {
  readonly program: ts.Program;
  /** What the rule says of a sample. */
  readonly lint: (index: number) => readonly Linter.LintMessage[];
}

/**
 * Rules whose samples are linted only: the driver doesn't know how they are run. Cases of theirs are
 * executed by the tests that stand beside.
 */
const executedElsewhere: Readonly<Record<string, string>> = {
  "no-unbounded-shared-state":
    "tests/analysis/shared-state/growth-executed.test.ts",
};

/** Runs samples: what the rule reports misbehaves, what it leaves alone and what its suggestions make doesn't. */
export function proveSamples(
  rule: string,
  samples: readonly Sample[],
  options: SampleOptions,
  { program, lint }: Linted,
): void {
  if (rule in executedElsewhere) return;
  const mended = mendedOnce(samples, lint);
  describe("when it runs", () => {
    for (const [index, sample] of samples.entries())
      it(sample.name, async ({ task }) => {
        const { run = {} } = sample;
        if (typeof run === "string") {
          task.meta.proof = { reason: run };
          return;
        }
        const folder = `sample-${String(index)}/`;
        const source = {
          program,
          files: filesOf(sample),
          pathOf: (name: string) => virtual(folder + name),
          execution: run,
        };
        const proof = await proved(rule, source);
        task.meta.proof = "executed";
        if (run.unreported !== undefined) {
          expect(proof.misbehaviour, run.unreported).toBeDefined();
          return;
        }
        if (sample.reports.length === 0) {
          expect(proof.misbehaviour && told(proof.misbehaviour)).toBe(
            undefined,
          );
          return;
        }
        expect(
          proof.misbehaviour,
          `reported, and behaved well in ${String(proof.runs)} runs`,
        ).toBeDefined();
        const failed = proof.misbehaviour!.oracle;
        const { outputs, program: after } = mended();
        for (const output of outputs.get(index) ?? [])
          await expectMended(rule, after, output, {
            ...{ failed, execution: run },
            options: { ...options, ...sample.with },
            reports: lint(index).length,
          });
      });
  });
}

async function proved(
  rule: string,
  source: Parameters<typeof prove>[1],
  only?: OracleName,
): Promise<Proof> {
  try {
    if (rule === "consistent-capability") return await proveCapability(source);
    if (rule === "middleware-order" && !source.execution.invariant)
      return await proveOrder(source);
    return await prove(rule, source, only);
  } catch (error) {
    if (!(error instanceof NotExecutable)) throw error;
    throw new Error(
      `${error.message}: say in \`run\` how it is executed, or why it can't be`,
      { cause: error },
    );
  }
}

/** What a suggestion makes of a sample. */
interface Output {
  readonly files: Readonly<Record<string, string>>;
  /** Its folder in the program of all outputs. */
  readonly folder: string;
}

interface Mended {
  readonly program: ts.Program;
  /** By the index of the sample. */
  readonly outputs: ReadonlyMap<number, readonly Output[]>;
}

/** Applies each suggestion of all samples, when first asked: in one program, so that libraries are checked once. */
function mendedOnce(
  samples: readonly Sample[],
  lint: Linted["lint"],
): () => Mended {
  let mended: Mended | undefined;
  return () => (mended ??= mendedBy(samples, lint));
}

function mendedBy(samples: readonly Sample[], lint: Linted["lint"]): Mended {
  const outputs = new Map<number, readonly Output[]>();
  for (const [index, sample] of samples.entries()) {
    if (sample.reports.length === 0) continue;
    const fixes = lint(index).flatMap(({ suggestions = [] }) => suggestions);
    const made = fixes.map(({ fix }, at) => ({
      files: applied(filesOf(sample), fix),
      folder: `mended-${String(index)}-${String(at)}/`,
    }));
    outputs.set(index, made);
  }
  const files = [...outputs.values()]
    .flat()
    .flatMap(({ files, folder }) =>
      Object.entries(files).map(
        ([name, text]) => [folder + name, text] as const,
      ),
    );
  return { outputs, program: programOf(Object.fromEntries(files)) };
}

/** What a suggestion makes of a sample compiles, has one report less, and passes the oracle that the sample failed. */
async function expectMended(
  rule: string,
  program: ts.Program,
  { files, folder }: Output,
  before: {
    readonly options: SampleOptions;
    readonly failed: OracleName;
    readonly execution: Parameters<typeof prove>[1]["execution"];
    readonly reports: number;
  },
): Promise<void> {
  expect(typeErrors(program, virtual(folder))).toEqual([]);
  const [name = ""] = Object.keys(files);
  const left = lintFile(program, virtual(folder + name), {
    ...before.options,
    rules: {
      [`async-middleware/${rule}`]: before.options.option
        ? ["error", before.options.option]
        : "error",
    },
  });
  expect(left.length, files[name]).toBe(before.reports - 1);
  if (left.length > 0) return;
  const { misbehaviour } = await proved(
    rule,
    {
      ...{ program, files, execution: before.execution },
      pathOf: (file) => virtual(folder + file),
    },
    before.failed,
  );
  expect(misbehaviour && `${told(misbehaviour)}\n${files[name] ?? ""}`).toBe(
    undefined,
  );
}

function applied(
  files: Readonly<Record<string, string>>,
  {
    range: [from, to],
    text,
  }: { range: readonly [number, number]; text: string },
): Readonly<Record<string, string>> {
  const [name = "", before = ""] = Object.entries(files)[0] ?? [];
  return { ...files, [name]: before.slice(0, from) + text + before.slice(to) };
}

/** A misbehaviour in words, with all that it takes to see it again. */
export function told(found: Misbehaviour): string {
  const { oracle, what, entry, scenario, schedule } = found;
  const { requests, handlerFails, worldSaysYes } = scenario;
  return [
    `${oracle}: ${what}`,
    `${entry}, handler ${handlerFails ? "fails" : "answers"}, world says ${worldSaysYes ? "yes" : "no"}`,
    `requests ${JSON.stringify(requests)}`,
    `schedule ${JSON.stringify(schedule)}`,
  ].join("\n");
}
