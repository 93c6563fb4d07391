import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Starts what takes longest first, so that no worker is left alone with it at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(
    files: TestSpecification[],
  ): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number =>
      moduleId.includes("/tests/corpus/") ? 0 : 1;
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

// What cases of rules do when they are executed must not reach other tests.
const executing = ["tests/rules/**/*.test.ts", "tests/proof/**/*.test.ts"];

export default defineConfig({
  test: {
    setupFiles: ["tests/setup.ts"],
    testTimeout: 60_000,
    maxWorkers: 2,
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
        test: { name: "executing", include: executing, isolate: true },
      },
    ],
  },
});
