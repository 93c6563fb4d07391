import { expect, it } from "vitest";

import {
  switchesOf,
  type LayerModes,
  type Side,
} from "../../../src/analysis/contract/adapter-count.ts";
import { cheapestOrder } from "../../../src/analysis/contract/cheapest-order.ts";

let seed = 42;
function random(below: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
}

const modes = ["sync", "async", "hybrid"] as const;
type Layers = readonly Pick<LayerModes, "mode">[];
type Bound = (outer: number, inner: number) => boolean;

function permutations(indices: readonly number[]): readonly number[][] {
  if (indices.length === 0) return [[]];
  return indices.flatMap((first) =>
    permutations(indices.filter((each) => each !== first)).map((rest) => [
      first,
      ...rest,
    ]),
  );
}

function isPermitted(order: readonly number[], bound: Bound): boolean {
  return order.every((inner, at) =>
    order.slice(0, at).every((outer) => !bound(inner, outer)),
  );
}

function cost(layers: Layers, order: readonly number[], root: Side): number {
  return switchesOf(
    order.map((index) => layers[index]!),
    root,
  ).length;
}

it("is as cheap as any order that is permitted, found by trying all", () => {
  for (let round = 0; round < 1500; round++) {
    const layers = Array.from({ length: random(7) }, () => ({
      mode: modes[random(3)]!,
    }));
    const root: Side = random(2) === 0 ? "async" : "sync";
    const bonds = new Set<string>();
    const share = random(4);
    for (const outer of layers.keys())
      for (const inner of layers.keys())
        if (outer < inner && random(4) < share)
          bonds.add(`${String(outer)}:${String(inner)}`);
    const bound: Bound = (outer, inner) =>
      bonds.has(`${String(outer)}:${String(inner)}`);
    const order = cheapestOrder(layers, root, bound);
    const all = permutations([...layers.keys()]).filter((each) =>
      isPermitted(each, bound),
    );
    const context = JSON.stringify({ layers, root, bonds: [...bonds], order });
    expect(
      [...order].sort((a, b) => a - b),
      context,
    ).toEqual([...layers.keys()]);
    expect(isPermitted(order, bound), context).toBe(true);
    expect(cost(layers, order, root), context).toBe(
      Math.min(...all.map((each) => cost(layers, each, root))),
    );
  }
}, 60_000);

it("leaves an order alone that is as cheap as it can be", () => {
  const layers: Layers = [
    { mode: "async" },
    { mode: "sync" },
    { mode: "hybrid" },
    { mode: "async" },
  ];
  expect(cheapestOrder(layers, "async", () => false)).toEqual([0, 1, 2, 3]);
});
