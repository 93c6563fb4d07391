import { createRequire } from "node:module";
import type { ESLint, Linter } from "eslint";

import type { RuleDocs } from "../create-rule.ts";

export type ConfigName =
  "recommended" | "strict" | "recommendedStandalone" | "strictStandalone";

interface RuleLike {
  readonly meta: { readonly docs?: RuleDocs };
}

/** The configs, computed from what each rule says of itself in `meta.docs`. */
export function configsOf(
  plugin: ESLint.Plugin,
  rules: Readonly<Record<string, RuleLike>>,
): Record<ConfigName, Linter.Config> {
  const recommended = config("recommended", plugin, rulesOf(rules, false));
  const strict = config("strict", plugin, rulesOf(rules, true));
  return {
    recommended,
    strict,
    // The parser is loaded only by who asks for it.
    get recommendedStandalone() {
      return standalone(recommended);
    },
    get strictStandalone() {
      return standalone(strict);
    },
  };
}

function rulesOf(
  rules: Readonly<Record<string, RuleLike>>,
  strict: boolean,
): Linter.RulesRecord {
  const entries = Object.entries(rules).flatMap(
    ([name, { meta }]): [string, Linter.RuleEntry][] => {
      if (!strict && meta.docs?.recommended !== "recommended") return [];
      const options = strict ? (meta.docs?.strictOptions ?? []) : [];
      return [
        [
          `async-middleware/${name}`,
          options.length > 0 ? ["error", ...options] : "error",
        ],
      ];
    },
  );
  return Object.fromEntries(entries);
}

function config(
  name: string,
  plugin: ESLint.Plugin,
  rules: Linter.RulesRecord,
): Linter.Config {
  return {
    name: `async-middleware/${name}`,
    plugins: { "async-middleware": plugin },
    rules,
  };
}

function standalone(base: Linter.Config): Linter.Config {
  const parser = createRequire(import.meta.url)(
    "@typescript-eslint/parser",
  ) as Linter.Parser;
  return {
    ...base,
    name: `${base.name ?? ""}-standalone`,
    // Without `files`, the project service reports eslint.config.js itself as a parse error.
    files: ["**/*.{ts,tsx,mts,cts}"],
    // What a build left beside the sources belongs to no project and has no bodies.
    ignores: ["**/*.d.{ts,mts,cts}"],
    languageOptions: { parser, parserOptions: { projectService: true } },
  };
}
