import type ts from "typescript";

import { below, isWithin, nameSegment, type Location } from "./location.ts";
import { equalParts, joinParts, type Parts } from "./object-parts.ts";
import { equalHoldings, type Holdings } from "./holdings.ts";
import { unlessSame } from "./maps.ts";

/** What is known of a value: which places it was read from, which place it is, what else it derives from. */
export interface Value {
  readonly reads: ReadonlyMap<string, Read>;
  /** The place whose object this value is; `"many"` where paths disagree. */
  readonly alias: Location | "many" | undefined;
  /** Where this is a copy of one level of an object: what it shares with that object. */
  readonly shell?: Shell | undefined;
  /** Of an object that was written down: what its parts derive from, each for itself. */
  readonly parts?: Parts | undefined;
  /** Of such an object: which of its parts are objects of places. */
  readonly holdings?: Holdings | undefined;
  /** Bit `i`: derives from parameter `i`, or from a part of one; and the flags below. */
  readonly flags: number;
}

/** `{ ...defaults, user }`: the parts that aren't replaced still are those of `of`. */
export interface Shell {
  readonly of: Location;
  /** What the replaced parts derive from: flags; `accumulates` where the old object is part of it. */
  readonly replaced: ReadonlyMap<string, number>;
  /** True where a promise gave the object. */
  readonly waited?: boolean;
  /** True of a list of its own, or an iterator, that has the elements of `of`: `[...rooms.values()]`. */
  readonly list?: boolean;
}

/** One reading of a place that a value depends on. */
export interface Read {
  readonly location: Location;
  readonly node: ts.Node;
  /** The first suspension since: other requests may have changed the place. */
  readonly stale?: ts.Node | undefined;
  /** True where the whole object was copied (`{ ...this.stats }`), its parts included. */
  readonly whole?: boolean;
  /** True where it goes back into the part that it was read from, beside a fresh copy of the rest. */
  readonly putBack?: boolean;
  /** True where something was calculated of it: `last.id + 1`. */
  readonly computed?: boolean;
  /** True where somebody unknown was asked with it: the value is his answer. */
  readonly asked?: boolean;
  /** True where that happened in a helper: whoever checks the answer doesn't check the place. */
  readonly indirect?: boolean;
}

export const parameterBits = 20;
export const Flag = {
  parameters: (1 << parameterBits) - 1,
  /** Of one request whatever its way here: `AsyncLocalStorage`, a type that the settings name. */
  request: 1 << 20,
  /** The clock. */
  clock: 1 << 21,
  /** Another one at each evaluation: a random id, a new object, a timer's handle. */
  fresh: 1 << 22,
  /** The result of an awaited call. */
  awaited: 1 << 23,
  /** A truth value computed from the rest. */
  truth: 1 << 24,
  /** Computed from the object that it goes into: one more of what is there. */
  accumulates: 1 << 26,
  /** What a lock gave: calling or releasing it lets others in again. */
  lock: 1 << 25,
  /** The object that the function is called on: of whom that is, each caller knows. */
  receiver: 1 << 27,
  /** Of a part of a copy: replaced on some paths only. */
  sometimes: 1 << 28,
} as const;

export function parameterFlag(index: number): number {
  return index < parameterBits ? 1 << index : 0;
}

const noReads: ReadonlyMap<string, Read> = new Map();
export const nothing: Value = { reads: noReads, alias: undefined, flags: 0 };

export function flagged(flags: number): Value {
  return flags === 0 ? nothing : { reads: noReads, alias: undefined, flags };
}

export function isNothing(value: Value): boolean {
  return (
    value.flags === 0 &&
    value.alias === undefined &&
    value.shell === undefined &&
    value.reads.size === 0
  );
}

export function aliasOf(value: Value): Location | undefined {
  return value.alias === "many" ? undefined : value.alias;
}

/** Whether an object was waited for that had been taken from its place before. */
export function isOldPointer({ flags, reads }: Value, part: Location): boolean {
  return (
    (flags & Flag.awaited) !== 0 &&
    [...reads.values()].some(
      ({ location, stale }) => stale && isWithin(part, location),
    )
  );
}

export function readKey(location: Location, node: ts.Node): string {
  return `${location.key}@${String(node.pos)}`;
}

/** Both values may hold: what either depends on. */
export function joinValues(left: Value, right: Value): Value {
  if (left === right || isNothing(right)) return left;
  if (isNothing(left)) return right;
  return unlessSame(left, {
    reads: joinReads(left.reads, right.reads),
    alias: joinAliases(left, right),
    shell: joinShells(left.shell, right.shell),
    parts: joinParts(left.parts, right.parts),
    holdings: equalHoldings(left.holdings, right.holdings)
      ? left.holdings
      : undefined,
    flags: left.flags | right.flags,
  });
}

function joinShells(
  left: Shell | undefined,
  right: Shell | undefined,
): Shell | undefined {
  if (!left || !right || left.of.key !== right.of.key) return undefined;
  if (left.list !== right.list) return undefined;
  if (equalShells(left, right)) return left;
  const replaced = new Map<string, number>();
  for (const name of [...left.replaced.keys(), ...right.replaced.keys()]) {
    const flags = [left, right].map(
      (shell) => shell.replaced.get(name) ?? Flag.sometimes,
    );
    replaced.set(
      name,
      flags.reduce((all, each) => all | each),
    );
  }
  const waited = left.waited === true || right.waited === true;
  return {
    of: left.of,
    replaced,
    waited,
    ...(left.list ? { list: true } : {}),
  };
}

function equalShells(
  left: Shell | undefined,
  right: Shell | undefined,
): boolean {
  if (left === right) return true;
  return (
    left !== undefined &&
    right !== undefined &&
    left.of.key === right.of.key &&
    left.waited === right.waited &&
    left.list === right.list &&
    left.replaced.size === right.replaced.size &&
    [...left.replaced].every(
      ([name, flags]) => right.replaced.get(name) === flags,
    )
  );
}

/** The place of a part that a copy of one level still shares with its original. */
export function sharedPart(
  shell: Shell | undefined,
  name: string,
): Location | undefined {
  return shell && !shell.list && !shell.replaced.has(name)
    ? below(shell.of, nameSegment(name))
    : undefined;
}

function joinAliases(one: Value, other: Value): Value["alias"] {
  const left = one.alias;
  const right = other.alias;
  // Perhaps a new object: what is written to it may be nobody else's.
  if (left === undefined && one.flags & Flag.fresh) return right && "many";
  if (right === undefined && other.flags & Flag.fresh) return left && "many";
  if (left === undefined) return right;
  if (right === undefined || left === right) return left;
  return left !== "many" && right !== "many" && left.key === right.key
    ? left
    : "many";
}

export function joinReads(
  left: ReadonlyMap<string, Read>,
  right: ReadonlyMap<string, Read>,
): ReadonlyMap<string, Read> {
  if (right.size === 0 || left === right) return left;
  if (left.size === 0) return right;
  let joined: Map<string, Read> | undefined;
  for (const [key, read] of right) {
    const other = left.get(key);
    const stale = earlier(other?.stale, read.stale);
    const whole = (other?.whole ?? false) || (read.whole ?? false);
    if (other && other.stale === stale && (other.whole ?? false) === whole)
      continue;
    joined ??= new Map(left);
    joined.set(key, { ...read, stale, whole });
  }
  return joined ?? left;
}

/** The one of two suspensions that stands first in the source, so that joins don't depend on their order. */
export function earlier(
  left: ts.Node | undefined,
  right: ts.Node | undefined,
): ts.Node | undefined {
  if (!left || !right) return left ?? right;
  return right.pos < left.pos ? right : left;
}

export function equalValues(left: Value, right: Value): boolean {
  return (
    left === right ||
    (left.flags === right.flags &&
      equalAliases(left.alias, right.alias) &&
      equalShells(left.shell, right.shell) &&
      equalParts(left.parts, right.parts) &&
      equalHoldings(left.holdings, right.holdings) &&
      equalReads(left.reads, right.reads))
  );
}

function equalAliases(left: Value["alias"], right: Value["alias"]): boolean {
  if (left === right) return true;
  return (
    typeof left === "object" &&
    typeof right === "object" &&
    left.key === right.key
  );
}

export function equalReads(
  left: ReadonlyMap<string, Read>,
  right: ReadonlyMap<string, Read>,
): boolean {
  if (left === right) return true;
  if (left.size !== right.size) return false;
  for (const [key, read] of left) {
    const other = right.get(key);
    if (
      !other ||
      other.stale !== read.stale ||
      (other.whole ?? false) !== (read.whole ?? false)
    )
      return false;
  }
  return true;
}

/** The same readings, each that was still current made stale by `suspension`, but for places that are `spared`. */
export function staleReads(
  reads: ReadonlyMap<string, Read>,
  suspension: ts.Node,
  spared: (location: Location) => boolean,
): ReadonlyMap<string, Read> {
  let changed: Map<string, Read> | undefined;
  for (const [key, read] of reads) {
    if (read.stale || spared(read.location)) continue;
    changed ??= new Map(reads);
    changed.set(key, { ...read, stale: suspension });
  }
  return changed ?? reads;
}

/** A value computed from `values`: it depends on what they depend on, and is no place itself. */
export function derived(values: readonly Value[], flags = 0): Value {
  let reads = noReads;
  for (const value of values) {
    reads = joinReads(reads, value.reads);
    flags |= value.flags;
  }
  return reads.size === 0 ? flagged(flags) : { reads, alias: undefined, flags };
}

/** What an unknown function answers after a wait (`await fetch(this.url)`). */
export function answered(value: Value): Value {
  if (value.reads.size === 0) return value;
  return {
    ...value,
    reads: new Map(
      [...value.reads].map(([key, read]) =>
        read.asked ? [key, read] : [`${key}~`, { ...read, asked: true }],
      ),
    ),
  };
}

/** What is calculated of a value: the next number, and no mere reference to what it came from. */
export function computed(value: Value): Value {
  if (value.reads.size === 0) return value;
  return {
    ...value,
    reads: new Map(
      [...value.reads].map(([key, read]) =>
        read.computed ? [key, read] : [`${key}+`, { ...read, computed: true }],
      ),
    ),
  };
}

/** The same readings, as a part of what they gave: whoever checks that doesn't check the place. */
export function indirect(
  reads: ReadonlyMap<string, Read>,
): ReadonlyMap<string, Read> {
  if (reads.size === 0) return reads;
  return new Map(
    [...reads].map(([key, read]) => [key, { ...read, indirect: true }]),
  );
}

/** A copy of an object carries its parts, and nothing else of what only led to it (`[...session.cart]`). */
export function whole(value: Value): Value {
  const copied = aliasOf(value);
  const leads = ({ location }: Read): boolean =>
    copied !== undefined &&
    copied.key !== location.key &&
    isWithin(copied, location);
  return {
    ...value,
    alias: undefined,
    shell: undefined,
    reads: new Map(
      // An answer that somebody gave to it isn't the object.
      [...value.reads].map(([key, read]) =>
        read.asked || leads(read)
          ? [key, read]
          : [key, { ...read, whole: true }],
      ),
    ),
  };
}
