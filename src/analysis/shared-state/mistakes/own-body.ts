import { functionAround } from "../../../program/syntax/functions.ts";
import type { Effect } from "../places/effect.ts";

/**
 * The effects of a body with those of a helper that makes a whole mistake as the helper has them: how it goes on from its check
 * to its write, its own code shows, not the call that leads there.
 */
export function inOwnBody<Own extends Effect>(
  effect: Own,
  effects: readonly Effect[],
): readonly [Own, readonly Effect[]] {
  if (effect.kind !== "write" || !effect.stale || effect.path.length === 0)
    return [effect, effects];
  const around = functionAround(effect.stale.suspension);
  const depth = nodesOf(effect).findIndex(
    (node) => functionAround(node) === around,
  );
  if (depth <= 0) return [effect, effects];
  const isBehind = ({ path }: Effect): boolean =>
    path.length >= depth &&
    path
      .slice(0, depth)
      .every(({ node }, index) => node === effect.path[index]?.node);
  const below = <Each extends Effect>(each: Each): Each => ({
    ...each,
    node: nodesOf(each)[depth] ?? each.target,
    path: each.path.slice(depth),
  });
  const own = below(effect);
  return [
    own,
    effects.map((each) =>
      each === effect ? own : isBehind(each) ? below(each) : each,
    ),
  ];
}

function nodesOf({ path, target }: Effect): readonly Effect["node"][] {
  return [...path.map(({ node }) => node), target];
}
