import path from "node:path";
import type { Linter } from "eslint";

import { configsOf } from "../configs/configs.ts";
import type { ProjectSettings } from "../analysis/project.ts";
import { rules } from "../rules/index.ts";
import { settingsOf } from "../settings.ts";
import { UserError } from "./user-error.ts";

/** What holds for a file: from the user's ESLint config, or `recommended` where there is none. */
export interface UserConfig {
  /** What it was read from, in words. */
  readonly source: string;
  /** `settings["async-middleware"]` as it is written. */
  readonly raw: unknown;
  readonly settings: ProjectSettings;
  /** The options of each rule; nothing for a rule that is off. */
  readonly options: ReadonlyMap<string, readonly unknown[] | undefined>;
}

interface CalculatedConfig {
  readonly rules?: Linter.RulesRecord;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/**
 * Asks ESLint for the config of a file.
 *
 * @throws {UserError} where the settings of this plugin in it are not valid.
 */
export async function userConfigFor(file: string): Promise<UserConfig> {
  const found = await calculated(file);
  const usable = typeof found === "string" ? undefined : found;
  const raw = usable?.settings?.["async-middleware"];
  const { settings, problems } = settingsOf(raw);
  if (problems.length > 0)
    throw new UserError(
      `\`settings['async-middleware']\` is not valid: ${problems.join(" ")}`,
    );
  const chosen = usable?.rules ?? configsOf({}, rules).recommended.rules ?? {};
  return {
    source:
      typeof found === "string"
        ? `the config \`recommended\` (${found})`
        : "your ESLint config",
    raw,
    settings,
    options: new Map(
      Object.keys(rules).map((name) => [
        name,
        optionsOf(chosen[`async-middleware/${name}`]),
      ]),
    ),
  };
}

/** The config of a file, or why there is none. */
async function calculated(file: string): Promise<CalculatedConfig | string> {
  try {
    const { ESLint } = await import("eslint");
    const eslint = new ESLint({ cwd: path.dirname(file) });
    const config = (await eslint.calculateConfigForFile(file)) as
      CalculatedConfig | undefined;
    if (!config) return "your ESLint config leaves this file out";
    const isOurs = Object.keys(config.rules ?? {}).some((name) =>
      name.startsWith("async-middleware/"),
    );
    return isOurs
      ? config
      : "your ESLint config switches on no rule of this plugin here";
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error)
      .split("\n")
      .filter((line) => line !== "");
    return `no ESLint config could be read: ${reason ?? "no reason given"}`;
  }
}

function optionsOf(
  entry: Linter.RuleEntry | undefined,
): readonly unknown[] | undefined {
  const [severity, ...options] = Array.isArray(entry)
    ? (entry as readonly unknown[])
    : [entry ?? "off"];
  return severity === "off" || severity === 0 ? undefined : options;
}
