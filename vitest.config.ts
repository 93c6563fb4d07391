import { defineConfig } from "vitest/config";

// What cases of rules do when they are executed must not reach other tests.
const executing = ["tests/rules/**/*.test.ts", "tests/proof/**/*.test.ts"];

export default defineConfig({
  test: {
    setupFiles: ["tests/setup.ts"],
    testTimeout: 60_000,
    reporters: ["default", "./tests/proof/reporter.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: ["tests/**/*.test.ts"],
          // Samples of the corpus may be test files themselves.
          exclude: ["tests/corpus/cases/**", ...executing],
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
