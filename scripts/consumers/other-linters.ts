import type { Consumer } from "./consumer.ts";
import { appFindings, json, koa, koaProject } from "./sources.ts";

const rules = [
  "await-downstream",
  "consistent-capability",
  "no-blocking-call",
  "no-request-state-leak",
  "no-shared-state-race",
  "must-answer",
];

const linters = {
  eslint: "^10.0.0",
  typescript: "~6.0.0",
  "@typescript-eslint/parser": "^8.72.0",
  ...koa,
};
const deep = {
  says: "ESLint beside it finds both mistakes",
  run: [...json, "src"],
  exit: 1,
  findings: appFindings,
} as const;

/** Linters without types for plugins: what our rules say there, and how both run side by side. */
export const otherLinters: readonly Consumer[] = [
  {
    name: "oxlint",
    shows: "oxlint: as its JavaScript plugin, and beside it",
    packages: { ...linters, oxlint: "1.94.0" },
    files: {
      ...koaProject,
      "plugin.json": JSON.stringify({
        jsPlugins: ["eslint-plugin-async-middleware"],
        rules: Object.fromEntries(
          rules.map((rule) => [`async-middleware/${rule}`, "error"]),
        ),
      }),
      ".oxlintrc.json": JSON.stringify({
        categories: { correctness: "error" },
      }),
    },
    checks: [
      {
        says: "as a plugin, all rules load and one report says what is missing",
        run: ["oxlint", "-c", "plugin.json", "src"],
        exit: 1,
        once: [
          /async-middleware\(/,
          /oxlint gives JavaScript plugins no types/,
          /Found 0 warnings and 1 error/,
        ],
        never: /Error running JS plugin|TypeError/,
      },
      {
        says: "beside ESLint: oxlint's own rules are green",
        run: ["oxlint", "src"],
        exit: 0,
      },
      deep,
    ],
  },
  {
    name: "biome",
    shows: "Biome formats and lints, ESLint has our rules alone",
    packages: { ...linters, "@biomejs/biome": "2.6.8" },
    files: {
      ...koaProject,
      "biome.json": JSON.stringify({
        formatter: { indentStyle: "space" },
        files: { includes: ["src/**"] },
      }),
    },
    checks: [
      {
        says: "Biome is green on code with both mistakes",
        run: ["biome", "check", "src"],
        exit: 0,
      },
      deep,
    ],
  },
];
