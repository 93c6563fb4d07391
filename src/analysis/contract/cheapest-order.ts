import {
  sideOver,
  switchesOf,
  type LayerModes,
  type Side,
} from "./adapter-count.ts";

/**
 * The order with the fewest switches in which each layer stays outside of those that it must stay
 * outside of; of equally cheap ones, the one nearest to the order as it is. Indices, outermost first.
 *
 * From the core outwards, whatever needs no switch is taken as long as there is some: with two sides
 * nothing is gained by leaving it for later. Only where to begin is a choice.
 */
export function cheapestOrder(
  layers: readonly Pick<LayerModes, "mode">[],
  root: Side,
  staysOutside: (outer: number, inner: number) => boolean,
): readonly number[] {
  const other: Side = root === "async" ? "sync" : "async";
  const candidates = [
    layers.map((_, index) => index),
    takeInTurn(layers, root, staysOutside),
    takeInTurn(layers, other, staysOutside),
  ];
  const costOf = (order: readonly number[]): number =>
    switchesOf(
      order.flatMap((index) => layers[index] ?? []),
      root,
    ).length;
  return candidates.reduce((best, order) => {
    const gained = costOf(best) - costOf(order);
    // The order as it is stands first: it goes only for a cheaper one.
    if (gained !== 0) return gained > 0 ? order : best;
    return inversions(order) < inversions(best) ? order : best;
  });
}

function takeInTurn(
  layers: readonly Pick<LayerModes, "mode">[],
  first: Side,
  staysOutside: (outer: number, inner: number) => boolean,
): readonly number[] {
  const left = new Set(layers.keys());
  const order: number[] = [];
  let side = first;
  while (left.size > 0) {
    const free = [...left].filter((index) =>
      [...left].every(
        (inner) => inner === index || !staysOutside(index, inner),
      ),
    );
    const fitting = free.filter((index) => {
      const layer = layers[index];
      return layer && sideOver(side, layer.mode) === side;
    });
    const next = Math.max(...fitting);
    if (fitting.length === 0) {
      // Demands that contradict each other leave the order as it is.
      if (free.length === 0) return layers.map((_, index) => index);
      side = side === "async" ? "sync" : "async";
      continue;
    }
    left.delete(next);
    order.unshift(next);
  }
  return order;
}

function inversions(order: readonly number[]): number {
  return order.reduce(
    (sum, each, at) =>
      sum + order.slice(at + 1).filter((later) => later < each).length,
    0,
  );
}
