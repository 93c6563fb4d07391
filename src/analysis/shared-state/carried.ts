import { isMistake, type Effect, type WriteEffect } from "./effect.ts";
import { identityOf, type Location } from "./location.ts";

/** What of a body's effects its callers carry on. */
export interface Carried {
  readonly all: readonly Effect[];
  /** Those that change what a caller knows: writes, but for mistakes of the body's own. */
  readonly writes: readonly WriteEffect[];
}

/**
 * The effects of a body in the eyes of a caller, to whom all that it does stands at one call: of several
 * ways to the same reading the first one tells as much as all of them.
 */
export function carriedOf(effects: readonly Effect[]): Carried {
  const seen = new Set<string>();
  const all = effects.filter((effect) => {
    if (effect.kind !== "read" || effect.own) return true;
    const { location, target, use, late, path } = effect;
    const way = path.length === 0 ? "here" : "behind";
    const key = `${placeKey(location)} ${String(identityOf(target))} ${use} ${String(late)} ${way}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return {
    all,
    writes: all.filter(
      (effect): effect is WriteEffect =>
        effect.kind === "write" && !isMistake(effect),
    ),
  };
}

/** Equal for places that a caller translates alike. */
function placeKey({ key, root, path }: Location): string {
  const flags = path.flatMap((segment) =>
    segment.flags === 0 ? [] : [segment.flags],
  );
  const whose =
    root.kind === "this" ? ` of ${String(identityOf(root.element))}` : "";
  return key + whose + flags.join();
}
