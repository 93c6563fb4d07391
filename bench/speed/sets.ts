import type { ESLint, Linter, Rule } from "eslint";
import { builtinRules } from "eslint/use-at-your-own-risk";
import node from "eslint-plugin-n";
import tseslint from "typescript-eslint";
import type ts from "typescript";

import plugin from "../../dist/index.js";
import type { SetName } from "./set-names.ts";

/** Asks for the type of every call, as a typed preset does: whoever comes first pays for all. */
const everyCall: Rule.RuleModule = {
  create(context) {
    const services = context.sourceCode.parserServices as {
      readonly program: ts.Program;
      readonly esTreeNodeToTSNodeMap: { get(node: unknown): ts.Node };
    };
    const checker = services.program.getTypeChecker();
    const ask = (node: unknown): void => {
      checker.getTypeAtLocation(services.esTreeNodeToTSNodeMap.get(node));
    };
    return { CallExpression: ask, NewExpression: ask };
  },
};

/** The plugin that a set stands for, and which of its rules are on. */
export function rulesOf(name: SetName | "every-call"): {
  readonly plugin: ESLint.Plugin;
  readonly prefix: string;
  readonly rules: Linter.RulesRecord;
} {
  switch (name) {
    case "no-floating-promises":
      return {
        plugin: tseslint.plugin,
        prefix: "@typescript-eslint",
        rules: { "@typescript-eslint/no-floating-promises": "error" },
      };
    case "n/no-sync":
      return {
        plugin: node,
        prefix: "n",
        rules: { "n/no-sync": "error" },
      };
    case "require-atomic-updates":
      return {
        plugin: {
          rules: {
            // As a plugin's rule it can be measured like the others; no other export gives it.
            // eslint-disable-next-line @typescript-eslint/no-deprecated
            "require-atomic-updates": builtinRules.get(
              "require-atomic-updates",
            )!,
          },
        },
        prefix: "core",
        rules: { "core/require-atomic-updates": "error" },
      };
    case "recommended":
      return {
        plugin,
        prefix: "async-middleware",
        rules: plugin.configs.recommended.rules as Linter.RulesRecord,
      };
    case "every-call":
      return {
        plugin: { rules: { "every-call": everyCall } },
        prefix: "bench",
        rules: { "bench/every-call": "error" },
      };
  }
}
