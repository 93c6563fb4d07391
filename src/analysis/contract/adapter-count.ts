import type { Mode } from "./declared-capability.ts";

/** A mode in which code runs: on the event loop, or on the request's worker thread. */
export type Side = "sync" | "async";

/** What of a layer decides where a chain needs adapters. */
export interface LayerModes {
  readonly mode: Exclude<Mode, "none" | "unknown">;
  /** The mode of each hook that the layer has. */
  readonly hooks: Readonly<Partial<Record<HookName, Side>>>;
  /** How many of `processRequest` and `processResponse` leave the loop by themselves. */
  readonly halves: number;
}

export type HookName =
  "processView" | "processTemplateResponse" | "processException";

/** A place between two layers where a request changes sides. */
export interface Switch {
  /** The layer above it; the number of layers where it stands on top of all, below the server. */
  readonly above: number;
  readonly direction: "sync_to_async" | "async_to_sync";
}

/** The side that a layer runs on over one of `below` (SPEC section 2, step 4). */
export function sideOver(below: Side, mode: LayerModes["mode"]): Side {
  return mode === "hybrid" ? below : mode;
}

/** The adapters between the layers of a chain, outermost first as it is written, from the core outwards. */
export function switchesOf(
  layers: readonly Pick<LayerModes, "mode">[],
  root: Side,
): readonly Switch[] {
  const switches: Switch[] = [];
  let below = root;
  const meet = (above: number, wanted: Side): void => {
    if (wanted !== below)
      switches.push({
        above,
        direction: wanted === "async" ? "sync_to_async" : "async_to_sync",
      });
    below = wanted;
  };
  for (const [index, { mode }] of [...layers.entries()].reverse())
    meet(index, sideOver(below, mode));
  meet(layers.length, root);
  return switches;
}

/** How many hooks of a chain need an adapter of their own: whatever the order (SPEC section 2, step 7). */
export function hookAdaptersOf(
  layers: readonly LayerModes[],
  root: Side,
): number {
  return layers
    .flatMap(({ hooks }) => Object.entries(hooks))
    .filter(
      ([name, side]) => side !== (name === "processException" ? "sync" : root),
    ).length;
}

/** The switches of a request that come from halves of a `MiddlewareMixin` on the loop. */
export function halfSwitchesOf(
  layers: readonly LayerModes[],
  root: Side,
): number {
  let below = root;
  let switches = 0;
  for (const { mode, halves } of [...layers].reverse()) {
    below = sideOver(below, mode);
    if (below === "async") switches += halves;
  }
  return switches;
}
