import type { ProjectSettings } from "./analysis/project.ts";
import type { FrameworkDescriptor } from "./middleware/descriptor.ts";
import { frameworks } from "./middleware/frameworks/index.ts";
import type { Specifier } from "./program/types/specifier.ts";
import { descriptorOf, type UserDescriptor } from "./settings/descriptor.ts";
import { recordOf, unknownKeys } from "./settings/keys.ts";
import { specifierOf } from "./settings/specifier.ts";

export type { UserDescriptor } from "./settings/descriptor.ts";

/** `settings["async-middleware"]`, as a user writes it. */
export interface Settings {
  /** Switches descriptors on and off by their id. */
  readonly frameworks?: Readonly<Record<string, boolean>>;
  /** The user's own frameworks; what is left out has the defaults of a promise onion. */
  readonly middleware?: readonly UserDescriptor[];
  readonly blocking?: readonly Specifier[];
  readonly nonBlocking?: readonly Specifier[];
  /** Wrappers whose function argument runs off the event loop. */
  readonly offload?: readonly Specifier[];
  /** Wrappers that keep other requests out while their function argument runs. */
  readonly locks?: readonly Specifier[];
  /** Types whose values belong to one request. */
  readonly requestOwned?: readonly Specifier[];
}

/** The `settings` of an ESLint config, as far as they are ours. */
export interface SharedSettings {
  readonly "async-middleware"?: Settings;
}

/** Settings as the analyses take them, and what is wrong with what the user wrote. */
export interface ParsedSettings {
  readonly settings: ProjectSettings;
  readonly problems: readonly string[];
}

const specifierLists = [
  "blocking",
  "nonBlocking",
  "offload",
  "locks",
  "requestOwned",
] as const;

const keys: readonly (keyof Settings)[] = [
  "frameworks",
  "middleware",
  ...specifierLists,
];

const parsed = new WeakMap<object, ParsedSettings>();
let withoutSettings: ParsedSettings | undefined;

/**
 * The settings of a run, parsed once for each object that ESLint hands over. What is wrong becomes a
 * problem; the valid rest counts.
 */
export function settingsOf(raw: unknown): ParsedSettings {
  if (raw === undefined) return (withoutSettings ??= parse({}));
  if (raw === null || typeof raw !== "object" || Array.isArray(raw))
    return {
      ...settingsOf(undefined),
      problems: ["The settings have to be an object."],
    };
  let result = parsed.get(raw);
  if (!result)
    parsed.set(raw, (result = parse(raw as Record<string, unknown>)));
  return result;
}

function parse(raw: Readonly<Record<string, unknown>>): ParsedSettings {
  const problems = unknownKeys(raw, keys, "a setting");
  const own = ownDescriptors(raw["middleware"], problems);
  const descriptors = switched(raw["frameworks"], own, problems);
  const lists = Object.fromEntries(
    specifierLists.map((key) => [key, specifiers(key, raw[key], problems)]),
  ) as Record<(typeof specifierLists)[number], readonly Specifier[]>;
  return { settings: { descriptors, ...lists }, problems };
}

function ownDescriptors(
  raw: unknown,
  problems: string[],
): readonly FrameworkDescriptor[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) {
    problems.push("`middleware` has to be an array of descriptors.");
    return [];
  }
  return raw.flatMap((each: unknown, index) => {
    const descriptor = descriptorOf(
      each,
      `middleware[${String(index)}]`,
      problems,
    );
    return descriptor ? [descriptor] : [];
  });
}

/** The descriptors that are on: the user's own first, in place of built-in ones with the same id. */
function switched(
  raw: unknown,
  own: readonly FrameworkDescriptor[],
  problems: string[],
): readonly FrameworkDescriptor[] {
  const ownIds = new Set(own.map(({ id }) => id));
  const all = [...own, ...frameworks.filter(({ id }) => !ownIds.has(id))];
  const switches = recordOf(raw, "`frameworks`", problems);
  problems.push(
    ...unknownKeys(
      switches,
      all.map(({ id }) => id),
      "a framework",
    ),
  );
  for (const [id, value] of Object.entries(switches))
    if (typeof value !== "boolean")
      problems.push(`\`frameworks.${id}\` has to be true or false.`);
  return all.filter(({ id, enabled }) => {
    const value = switches[id];
    return typeof value === "boolean" ? value : enabled !== false;
  });
}

function specifiers(
  key: string,
  raw: unknown,
  problems: string[],
): readonly Specifier[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) {
    problems.push(`\`${key}\` has to be an array.`);
    return [];
  }
  return raw.flatMap((each: unknown, index) => {
    const specifier = specifierOf(each, `${key}[${String(index)}]`, problems);
    return specifier === undefined ? [] : [specifier];
  });
}
