/** A Koa application with two mistakes: line 7 and line 14. */
export const app = `import Koa from "koa";
import { rates } from "./rates.js";

export const app = new Koa();
app.use(async (ctx, next) => {
  try {
    return next();
  } catch (error) {
    ctx.body = String(error);
  }
});

app.use(async (ctx, next) => {
  ctx.state["rates"] = rates();
  await next();
});
`;

/** The helper that blocks, two files away from its request. */
export const rates = `import { readFileSync } from "node:fs";

export function rates() {
  return readFileSync("rates.json", "utf8");
}
`;

export const appFindings = [
  "src/app.ts:14 async-middleware/no-blocking-call",
  "src/app.ts:7 async-middleware/await-downstream",
];

export function tsconfig(
  options: Readonly<Record<string, unknown>> = {},
  more: Readonly<Record<string, unknown>> = { include: ["src"] },
): string {
  const compilerOptions = {
    strict: true,
    module: "nodenext",
    target: "es2022",
    types: ["node"],
    skipLibCheck: true,
    ...options,
  };
  return JSON.stringify({ compilerOptions, ...more }, null, 2);
}

export const koa = {
  koa: "^3.0.0",
  "@types/koa": "^3.0.0",
  "@types/node": "^20.19.0",
} as const;

/** The whole set-up of a project that has none. */
export const standalone = `import asyncMiddleware from "eslint-plugin-async-middleware";

export default [asyncMiddleware.configs.recommendedStandalone];
`;

export const standaloneCommonJs = `const asyncMiddleware = require("eslint-plugin-async-middleware");

module.exports = [asyncMiddleware.configs.recommendedStandalone];
`;

/** A config whose rules and settings are checked, and completed while one writes. */
export const typedConfig = `import asyncMiddleware, {
  type RuleOptions,
  type SharedSettings,
} from "eslint-plugin-async-middleware";
import type { Linter } from "eslint";

const config: Linter.Config[] = [
  asyncMiddleware.configs.recommendedStandalone,
  {
    files: ["src/**/*.ts"],
    rules: {
      "async-middleware/await-downstream": ["error", { advice: true }],
      "async-middleware/no-blocking-call": ["error", { scope: "request" }],
      "async-middleware/must-answer": "off",
    } satisfies RuleOptions,
    settings: {
      "async-middleware": { frameworks: { redux: false }, locks: ["withLock"] },
    } satisfies SharedSettings,
  },
];

export default config;
`;

/** The same with a slip on each of the lines 12, 13 and 17. */
export const mistypedConfig = typedConfig
  .replace("advice: true", "advise: true")
  .replace('"request"', '"requests"')
  .replace("locks:", "lock:");

export const json = ["eslint", "-f", "json"] as const;

/** The Koa application in a project of its own, linted with the shortest config. */
export const koaProject: Readonly<Record<string, string>> = {
  "src/app.ts": app,
  "src/rates.ts": rates,
  "tsconfig.json": tsconfig(),
  "eslint.config.js": standalone,
};
