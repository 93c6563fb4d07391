import { isWithin } from "../places/location.ts";
import type { Effect, WriteEffect } from "../places/effect.ts";
import type { OwnWrite } from "../places/state.ts";
import { Flag } from "../places/value.ts";

/**
 * What a helper leaves in a place that it had found empty before it waited: `const hit = cache.get("all"); if (hit)
 * return hit; const made = await load(user); cache.set("all", made);`. That it comes late is its own mistake; whose
 * the value is, its caller knows.
 */
export function filledBehindCalls(
  effects: readonly Effect[],
): readonly OwnWrite[] {
  return effects.flatMap((effect) =>
    effect.kind === "write" && isLateFill(effect) && isLeft(effect, effects)
      ? [ownOf(effect)]
      : [],
  );
}

function isLateFill({
  path,
  how,
  stale,
  value,
  replaces,
  exclusive,
}: WriteEffect): boolean {
  return (
    path.length > 0 &&
    how === "assign" &&
    stale?.through === "check" &&
    replaces !== true &&
    exclusive !== true &&
    (value.flags & Flag.awaited) !== 0
  );
}

/** Whether the body doesn't put anything else there, or takes it away. */
function isLeft(
  { location, target }: WriteEffect,
  effects: readonly Effect[],
): boolean {
  return effects.every(
    (effect) =>
      effect.kind !== "write" ||
      effect.target === target ||
      !(
        isWithin(effect.location, location) ||
        isWithin(location, effect.location)
      ),
  );
}

function ownOf({
  location,
  node,
  target,
  text,
  path,
  value,
  compared,
}: WriteEffect): OwnWrite {
  return {
    ...{ location, node, target, text, path, value, compared },
    fills: true,
    renews: false,
  };
}
