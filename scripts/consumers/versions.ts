import type { Check, Consumer } from "./consumer.ts";
import {
  app,
  appFindings,
  json,
  koa,
  mistypedConfig,
  rates,
  standalone,
  standaloneCommonJs,
  tsconfig,
  typedConfig,
} from "./sources.ts";

/** The oldest peers that package.json admits, those most have, and the newest. */
const peers = {
  oldest: {
    eslint: "9.15.0",
    typescript: "5.4.2",
    "@typescript-eslint/parser": "8.0.0",
  },
  usual: {
    eslint: "^9.39.0",
    typescript: "~5.9.0",
    "@typescript-eslint/parser": "^8.72.0",
  },
  newest: {
    eslint: "^10.0.0",
    typescript: "~6.0.0",
    "@typescript-eslint/parser": "^8.72.0",
  },
} as const;

/** ESLint reads a config in TypeScript without a flag from 9.18 on. */
function typeScriptFlag(eslint: string): readonly string[] {
  return eslint === "9.15.0" ? ["--flag", "unstable_ts_config"] : [];
}

function checksOf(eslint: string): readonly Check[] {
  const lint = (config: string, flags: readonly string[] = []): Check => ({
    says: `${config} finds both mistakes`,
    run: [...json, ...flags, "-c", config, "src"],
    exit: 1,
    findings: appFindings,
  });
  return [
    lint("eslint.config.js"),
    lint("eslint.config.cjs"),
    lint("eslint.config.ts", typeScriptFlag(eslint)),
    {
      says: "the typed config compiles, declarations of packages included",
      run: ["tsc", "--noEmit", "-p", "tsconfig.config.json"],
      exit: 0,
    },
    {
      says: "a slip in a rule's option, an option's value or a setting doesn't",
      run: ["tsc", "--noEmit", "-p", "tsconfig.mistyped.json"],
      exit: 2,
      once: [/advise/, /"requests"/, /'lock'/],
    },
  ];
}

/** Each pair of ESLint and TypeScript, with the three kinds of config file. */
export const versions: readonly Consumer[] = Object.entries(peers).map(
  ([name, packages]): Consumer => ({
    name: `${name}-peers`,
    shows: `ESLint ${packages.eslint}, TypeScript ${packages.typescript}, parser ${packages["@typescript-eslint/parser"]}; config in ESM, CommonJS, TypeScript; types of options`,
    packages: {
      ...packages,
      ...koa,
      jiti: "^2.0.0",
      // ESLint's own declarations import it and 9.15 doesn't bring it for a strict compiler.
      "@types/json-schema": "^7.0.15",
    },
    files: {
      "src/app.ts": app,
      "src/rates.ts": rates,
      "tsconfig.json": tsconfig(),
      "tsconfig.config.json": tsconfig(
        { skipLibCheck: name === "oldest" },
        { include: ["eslint.config.ts"] },
      ),
      "tsconfig.mistyped.json": tsconfig({}, { include: ["mistyped.ts"] }),
      "eslint.config.js": standalone,
      "eslint.config.cjs": standaloneCommonJs,
      "eslint.config.ts": typedConfig,
      "mistyped.ts": mistypedConfig,
    },
    checks: checksOf(packages.eslint),
  }),
);
