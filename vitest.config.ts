import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Samples of the corpus may be test files themselves.
    exclude: ["tests/corpus/cases/**"],
    setupFiles: ["tests/setup.ts"],
    reporters: ["default", "./tests/proof/reporter.ts"],
    isolate: false,
    testTimeout: 60_000,
  },
});
