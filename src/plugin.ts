import { createRequire } from "node:module";
import type { ESLint, Linter } from "eslint";

// First: it says what is wrong where the others couldn't even load.
import "./program/types/typescript-api.ts";
import { configsOf, type ConfigName } from "./configs/configs.ts";
import { rules } from "./rules/index.ts";

export type { RuleOptions } from "./configs/rule-options.ts";
export type { Settings, SharedSettings, UserDescriptor } from "./settings.ts";
export type { FrameworkDescriptor } from "./middleware/descriptor.ts";
export type { ConfigName } from "./configs/configs.ts";

const { name, version } = createRequire(import.meta.url)("../package.json") as {
  name: string;
  version: string;
};

/** The plugin: rules, and the configs `recommended`, `strict` and their `…Standalone` twins. */
export type AsyncMiddlewarePlugin = ESLint.Plugin & {
  readonly configs: Readonly<Record<ConfigName, Linter.Config>>;
};

const base = {
  meta: { name, version, namespace: "async-middleware" },
  // typescript-eslint's rule type is not assignable to ESLint's own: cast here, nowhere else.
  rules: rules as unknown as NonNullable<ESLint.Plugin["rules"]>,
};

const plugin: AsyncMiddlewarePlugin = Object.assign(base, {
  configs: configsOf(base, rules),
});

export default plugin;
