import ts from "typescript";

import type { Project } from "../../project.ts";
import { isMistake, type Effect, type WriteEffect } from "./effect.ts";
import { identityOf, type Location } from "./location.ts";
import { writtenNames } from "./written-names.ts";

/** What of a body's effects its callers carry on. */
export interface Carried {
  readonly all: readonly Effect[];
  /** Those that change what a caller knows: writes, but for mistakes of the body's own. */
  readonly writes: readonly WriteEffect[];
}

/** From so many effects on it is worth asking which names the program writes at all. */
const many = 50;

/**
 * The effects of a body in the eyes of a caller, to whom all that it does stands at one call: of several
 * ways to the same reading the first one tells as much as all of them, and that of a place that nobody
 * ever gives a value tells nothing.
 */
export function carriedOf(
  { program }: Project,
  effects: readonly Effect[],
): Carried {
  const seen = new Set<string>();
  const written = effects.length < many ? undefined : writtenNames(program);
  const all = effects.filter((effect) => {
    if (effect.kind !== "read" || effect.own) return true;
    if (written && !mayBeWritten(written, effect)) return false;
    const { location, target, use, late, path } = effect;
    const way = path.length === 0 ? "here" : "behind";
    const key = `${placeKey(location)} ${String(identityOf(target))} ${use} ${String(late)} ${way}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return { all, writes: writesIn(all) };
}

function writesIn(effects: readonly Effect[]): readonly WriteEffect[] {
  return effects.filter(
    (effect): effect is WriteEffect =>
      effect.kind === "write" && !isMistake(effect),
  );
}

/** The same of functions that reach each other, where each has all that the others do: one way to each effect, not all of them. */
export function oneWayEach({ all }: Carried): Carried {
  const seen = new Set<string>();
  const ones = all.filter((effect) => {
    const { kind, location, target, late } = effect;
    const own = "own" in effect ? effect.own?.target : undefined;
    const parts = [target, own].map((node) => node && identityOf(node));
    const mistake = effect.kind === "write" && isMistake(effect);
    const key = [kind, placeKey(location), ...parts, late, mistake].join(" ");
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return { all: ones, writes: writesIn(ones) };
}

function mayBeWritten(
  written: ReadonlySet<string>,
  { location, target }: Effect,
): boolean {
  const last = location.path.at(-1);
  return (
    last?.kind !== "name" ||
    written.has(last.text) ||
    // Behind a getter the place has another name than the property.
    (ts.isPropertyAccessExpression(target) && written.has(target.name.text))
  );
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
