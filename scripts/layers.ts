/**
 * The layers of `src/`, uppermost first. Each imports only what stands below it; those on one line never
 * import each other. Held by eslint.config.ts while writing and by tests/house.test.ts at the end.
 */
export const layers: readonly (readonly string[])[] = [
  // Beside the entry: what the plugin loads never includes the command.
  ["index", "cli"],
  ["plugin", "sarif"],
  ["configs"],
  ["rules"],
  ["create-rule"],
  ["settings"],
  ["report"],
  ["analysis"],
  ["middleware", "blocking", "flow"],
  ["program"],
];

/** Stands alone: it ships to users as a module of its own. */
export const standalone = ["runtime"] as const;

/** Layers that know TypeScript and nothing of ESLint. */
export const withoutEslint: readonly string[] = [
  "analysis",
  "middleware",
  "blocking",
  "flow",
  "program",
  "runtime",
];

/** The layers that a file of `layer` must not import. */
export function forbiddenTo(layer: string): readonly string[] {
  const everything = [...layers.flat(), ...standalone];
  const storey = layers.findIndex((names) => names.includes(layer));
  if (storey === -1) return everything.filter((name) => name !== layer);
  const below = layers.slice(storey + 1).flat();
  return everything.filter((name) => name !== layer && !below.includes(name));
}
