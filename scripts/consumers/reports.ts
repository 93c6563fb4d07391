import type { Check, Consumer } from "./consumer.ts";
import { app, appFindings, json, koa, koaProject, rates } from "./sources.ts";

const asWarnings = `import asyncMiddleware from "eslint-plugin-async-middleware";

const { recommendedStandalone: all } = asyncMiddleware.configs;

export default [
  { ...all, rules: Object.fromEntries(Object.keys(all.rules).map((rule) => [rule, "warn"])) },
];
`;

const cleanApp = app.replace("return next();", "return await next();");
const cleanRates = `import { readFile } from "node:fs/promises";

export function rates() {
  return readFile("rates.json", "utf8");
}
`;

const outputs: readonly Check[] = [
  {
    says: "a finding fails the build",
    run: ["eslint", "src"],
    exit: 1,
    once: [/✖ 2 problems \(2 errors, 0 warnings\)/],
  },
  {
    says: "SARIF: rule, page, region and the chain in the message",
    run: ["eslint", "-f", "@microsoft/eslint-formatter-sarif", "src"],
    exit: 1,
    once: [
      /"helpUri": "[^"]+docs\/rules\/no-blocking-call\.md"/,
      /"text": "[^"]+reached by rates \(src\/rates\.ts:4\)/,
      /"startLine": 7,\s+"startColumn": 12,\s+"endLine": 7,\s+"endColumn": 18/,
    ],
  },
  {
    says: "our own SARIF: the end of the chain as a related location",
    run: [
      "eslint",
      "-f",
      "./node_modules/eslint-plugin-async-middleware/dist/sarif.js",
      "src",
    ],
    exit: 1,
    once: [
      /"relatedLocations": \[[^\]]+"uri": "src\/rates\.ts"\s+\},\s+"region": \{\s+"startLine": 4/,
    ],
  },
  {
    says: "JUnit: one failed test a finding",
    run: ["eslint", "-f", "junit", "src"],
    exit: 1,
    once: [
      /<testcase [^>]*name="[^"]*async-middleware[./]await-downstream"/,
      /<testcase [^>]*name="[^"]*async-middleware[./]no-blocking-call"/,
    ],
  },
  {
    says: "annotations for GitHub",
    environment: { GITHUB_ACTIONS: "true" },
    run: ["eslint", "-f", "gha", "src"],
    exit: 1,
    once: [/::error .*line=7.*/, /::error .*line=14.*/],
  },
  {
    says: "two threads find the same",
    run: [...json, "--concurrency", "2", "src"],
    exit: 1,
    findings: appFindings,
  },
  {
    says: "warnings pass",
    run: ["eslint", "-c", "warnings.config.js", "src"],
    exit: 0,
    once: [/2 problems \(0 errors, 2 warnings\)/],
  },
  {
    says: "and fail under --max-warnings",
    run: ["eslint", "-c", "warnings.config.js", "--max-warnings", "1", "src"],
    exit: 1,
  },
];

const suppressions: readonly Check[] = [
  {
    says: "--suppress-all takes what an old code base has",
    run: ["eslint", "--suppress-all", "src"],
    exit: 0,
  },
  { says: "the next run is green", run: ["eslint", "src"], exit: 0 },
  {
    says: "a new mistake is not",
    before: { "src/new.ts": app },
    run: [...json, "src"],
    exit: 1,
    findings: appFindings.map((each) => each.replace("app.ts", "new.ts")),
  },
  {
    says: "a repaired one has to leave the list",
    before: { "src/new.ts": "export {};\n", "src/app.ts": cleanApp },
    run: ["eslint", "src"],
    exit: 2,
    once: [/There are suppressions left that do not occur anymore/],
  },
  {
    says: "--prune-suppressions takes it off",
    run: ["eslint", "--prune-suppressions", "src"],
    exit: 0,
  },
];

const cached: readonly Check[] = [
  {
    says: "--cache: clean at first",
    before: {
      "eslint-suppressions.json": "{}",
      "src/app.ts": cleanApp,
      "src/rates.ts": cleanRates,
    },
    run: ["eslint", "--cache", "src"],
    exit: 0,
  },
  {
    says: "--cache doesn't see that a helper blocks now, as its page says",
    before: { "src/rates.ts": rates },
    run: ["eslint", "--cache", "src"],
    exit: 0,
  },
  {
    says: "without it the same code fails",
    run: [...json, "src"],
    exit: 1,
    findings: appFindings.slice(0, 1),
  },
];

/** What docs/ci/ promises, with the formatters that it names. */
export const reports: readonly Consumer[] = [
  {
    name: "ci-reports",
    shows:
      "exit codes, SARIF, JUnit, GitHub annotations, --concurrency, --max-warnings, suppressions, --cache",
    packages: {
      eslint: "^10.0.0",
      typescript: "~6.0.0",
      "@typescript-eslint/parser": "^8.72.0",
      "@microsoft/eslint-formatter-sarif": "3.1.0",
      "eslint-formatter-junit": "9.0.1",
      "eslint-formatter-gha": "2.0.1",
      ...koa,
    },
    files: {
      ...koaProject,
      "warnings.config.js": asWarnings,
    },
    checks: [...outputs, ...suppressions, ...cached],
  },
];
