import type { Consumer } from "./consumer.ts";
import { app, appFindings, json, koa, rates, tsconfig } from "./sources.ts";

const javaScript = appFindings.map((each) => each.replace(".ts:", ".js:"));

/** JavaScript whose types TypeScript infers; `files` leaves out the config file itself. */
export const checkJs: readonly Consumer[] = [
  {
    name: "javascript",
    shows: "JavaScript with `checkJs`, and with `allowJs` alone",
    packages: {
      eslint: "^10.0.0",
      typescript: "~6.0.0",
      "@typescript-eslint/parser": "^8.72.0",
      ...koa,
    },
    files: {
      "src/app.js": app,
      "src/rates.js": rates,
      "tsconfig.json": tsconfig({ allowJs: true, checkJs: true, noEmit: true }),
      "eslint.config.js": `import asyncMiddleware from "eslint-plugin-async-middleware";

export default [
  { ...asyncMiddleware.configs.recommendedStandalone, files: ["src/**/*.js"] },
];
`,
    },
    checks: [
      {
        says: "checkJs: both mistakes",
        run: [...json, "src"],
        exit: 1,
        findings: javaScript,
      },
      {
        says: "allowJs without checkJs: both mistakes",
        before: { "tsconfig.json": tsconfig({ allowJs: true, noEmit: true }) },
        run: [...json, "src"],
        exit: 1,
        findings: javaScript,
      },
    ],
  },
];
