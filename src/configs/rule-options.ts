import type { Linter } from "eslint";
import type { TSESLint } from "@typescript-eslint/utils";

import type { rules } from "../rules/index.ts";

type OptionsOf<Rule> =
  Rule extends TSESLint.RuleModule<string, infer Options> ? Options : never;

/**
 * The rules and their options as a config's `rules` take them: `{ … } satisfies RuleOptions` completes the
 * names and the options while one writes, and refuses what no rule knows.
 */
export type RuleOptions = {
  [Name in keyof typeof rules as `async-middleware/${Name}`]?: Linter.RuleEntry<
    [...OptionsOf<(typeof rules)[Name]>]
  >;
};
