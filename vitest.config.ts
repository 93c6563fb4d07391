import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// Cases of rules are executed in processes of their own: what they do can't reach other tests.
const executing = ["tests/rules/**/*.test.ts", "tests/proof/**/*.test.ts"];

/** What takes longest, as parts of paths. */
const longest = ["/tests/proof/", "/tests/rules/", "/tests/corpus/"];

/**
 * Starts what takes longest first, so that no worker is left alone with it at the end. The files of a project
 * stay together: a worker ends where the next file is of another one.
 */
class LongestFirst extends BaseSequencer {
  override async sort(
    files: TestSpecification[],
  ): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((part) => moduleId.includes(part));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    setupFiles: ["tests/setup.ts"],
    testTimeout: 60_000,
    // As for tests: on a busy machine a program takes more than the ten seconds that are usual.
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Programs are young objects by the million: a larger nursery halves the time spent on collecting them.
    execArgv: ["--max-semi-space-size=64"],
    sequence: { sequencer: LongestFirst },
    reporters: ["default", "./tests/proof/reporter.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: ["tests/**/*.test.ts"],
          // Samples of the corpus may be test files themselves.
          exclude: [
            "**/node_modules/**",
            "tests/corpus/cases/**",
            ...executing,
          ],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "executing",
          include: executing,
          // Nothing that a case does outlasts its file: `setup.ts` looks.
          setupFiles: ["tests/setup.ts", "tests/proof/setup.ts"],
          isolate: false,
        },
      },
    ],
  },
});
