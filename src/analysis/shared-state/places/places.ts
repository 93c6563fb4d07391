import type ts from "typescript";

import { withCounted } from "./counted.ts";
import type { Access, Effect, How, Known, Use, WriteEffect } from "./effect.ts";
import { isWithin, type Location } from "./location.ts";
import { overlaps } from "./overlaps.ts";
import {
  askedIn,
  comparedIn,
  confirms,
  findsNothing,
  findsSomething,
  guardsOn,
  isLimit,
} from "./guards.ts";
import { isExclusive, type Guard, type OwnWrite, type State } from "./state.ts";
import type { Transfer } from "../following/transfer.ts";
import { Flag, joinReads, readKey, type Read, type Value } from "./value.ts";
import { emptiedBefore, owned } from "./own-writes.ts";
import { takesOut, withoutTakenOut } from "./taken-out.ts";
import { isDecidedNow } from "./decided.ts";
import { lostWith, staleReading } from "./stale-reading.ts";

export type Emit = ((effect: Effect) => void) | undefined;

/** The value of a place that is read now. */
export function readPlace(
  state: State,
  access: Access,
  use: Use | undefined,
  emit: Emit,
): Value {
  const { location, node } = access;
  if (use) noteReading(state, access, use, emit);
  const known = ownAt(state, location)?.value;
  const reads = new Map([[readKey(location, node), { location, node }]]);
  return {
    // What this body has put there, it finds there, unless somebody else was faster.
    reads: known ? joinReads(reads, known.reads) : reads,
    alias: location,
    flags: known?.flags ?? 0,
  };
}

/** What was read of places, and what was read for what this body has put there: `this.next = this.total + 1`. */
export function withReadsOfOwn(
  state: State,
  reads: ReadonlyMap<string, Read>,
): ReadonlyMap<string, Read> {
  let all = reads;
  for (const { location } of reads.values()) {
    const own = ownAt(state, location);
    if (own) all = joinReads(all, own.value.reads);
  }
  return all;
}

/** What a part derives from because of the object that it is a part of. */
export function partFlags(
  transfer: Transfer,
  { root }: Location,
  { flags }: Value,
): number {
  // What all requests share isn't this one's because it was reached through it.
  const excepted = transfer.ownsParameters && root.kind === "parameter";
  // Nor is it another one each time because what holds it was made just now.
  return excepted ? 0 : flags & ~Flag.fresh;
}

/** Tells of a reading, with what this body has done to the place before. */
export function noteReading(
  state: State,
  access: Access,
  use: Use,
  emit: Emit,
  compared = 0,
): void {
  if (!emit) return;
  const { location, node, target, text, path } = access;
  const own = ownAt(state, location);
  emit({
    kind: "read",
    location,
    node,
    target,
    text,
    path,
    late: state.late,
    exclusive: isExclusive(state),
    use,
    own: own?.suspension && !state.locked ? own : undefined,
    filled: own?.fills === true ? own : undefined,
    unwritten: own === undefined,
    ...(own?.partial === true && { partly: true }),
    compared: comparedIn(state.guards) | compared,
    again: askedIn(state.guards).get(location.key),
  });
}

/** What this body has put into a place. */
function ownAt(state: State, location: Location): OwnWrite | undefined {
  const own = state.own.get(location.key);
  return own?.hidden ? undefined : own;
}

/** Behind `mine === latest`, what is written is current. */
function isConfirmed(state: State): boolean {
  for (const [condition, guard] of state.guards) {
    if (guard.sides !== 3 && confirms(condition, guard.reads)) return true;
  }
  return false;
}

/**
 * A helper that has checked the place itself needs no check of its caller. One that only computes from it
 * (`hits += 1`) loses nothing, and still goes by what its caller has checked.
 */
export function lookedUp(effect: WriteEffect, passed: Value): Known {
  if (!effect.fresh) return effect.decided === true ? "decided" : "nothing";
  if (effect.guarded) return "all";
  return passed.reads.size === 0 ? "value" : "nothing";
}

/** What holds after a place was written. */
export function writePlace(
  { project }: Transfer,
  state: State,
  access: Access,
  value: Value,
  how: How,
  emit: Emit,
  known: Known = "nothing",
  comparedBefore = 0,
): State {
  const { location, node } = access;
  const guards = guardsOn(state, location, node);
  const compared = guards.reduce(
    (flags, guard) => flags | guard.flags,
    comparedBefore,
  );
  const current = guards.some(({ read }) => !read.stale);
  const decided =
    known === "decided" ||
    (known === "nothing" && !current && isDecidedNow(state, location, node));
  const seen = decided ? "decided" : known;
  const stale =
    staleReading(project, access, value, guards, seen, how) ??
    (how === "reset" && !current && !state.locked
      ? lostWith(access)
      : undefined);
  const own = state.own.get(location.key);
  const readsItself = [...value.reads.values()].some((read) =>
    overlaps(read, location),
  );
  const restores =
    own?.suspension && !current && (how === "reset" || readsItself)
      ? own
      : undefined;
  // What had been found there before goes back (`locale = before`): nothing is left of what was put there since.
  const isUndone =
    own !== undefined &&
    own.value.flags !== 0 &&
    (own.value.flags & value.flags) === 0 &&
    !stale;
  const mine =
    readsItself && how === "assign" && !isUndone ? ("update" as const) : how;
  const effective = restores ? "reset" : mine;
  emit?.({
    kind: "write",
    ...access,
    exclusive: isExclusive(state),
    how: mine,
    value,
    late: state.late,
    fresh: (known !== "nothing" && !decided) || readsItself || current,
    guarded: guards.length > 0,
    decided,
    replaces: guards.some(findsSomething),
    compared,
    stale,
    restores,
    refills: how === "reset" ? undefined : emptiedBefore(state, access),
  });
  return {
    ...state,
    values: takesOut(how, value)
      ? withoutTakenOut(state.values, location, how, access.target)
      : state.values,
    // A helper that fills a place where it finds nothing leaves alone what there was: its parts were checked for that.
    guards: withoutReads(
      state.guards,
      location,
      known === "all" && how === "assign",
    ),
    claims: claimed(state, location, guards, effective),
    counted:
      effective === "update" && !stale
        ? withCounted(state.counted, location.key, access.target)
        : state.counted,
    own: owned(
      state,
      access,
      value,
      effective,
      {
        fills:
          guards.length > 0 ||
          (known !== "nothing" && !decided) ||
          isConfirmed(state),
        renews: guards.length > 0 && guards.every(findsSomething),
      },
      compared,
    ),
  };
}

/**
 * What was checked and written is decided: nothing else hangs on that reading, nor, where it was written in
 * the tick of the check (`if (balance - held < amount) …; held += amount`), on what was checked with it.
 */
function withoutReads(
  guards: State["guards"],
  location: Location,
  leavesParts: boolean,
): State["guards"] {
  let changed: Map<ts.Node, Guard> | undefined;
  for (const [condition, guard] of guards) {
    const kept = [...guard.reads].filter(
      ([, read]) =>
        !isWithin(read.location, location) ||
        (leavesParts && read.location.key !== location.key),
    );
    if (kept.length === guard.reads.size) continue;
    const current = [...guard.reads.values()].every((read) => !read.stale);
    changed ??= new Map(guards);
    changed.set(condition, {
      ...guard,
      reads: current && isLimit(condition) ? new Map() : new Map(kept),
    });
  }
  return changed ?? guards;
}

/** A check that was current when its place is written keeps others out until it is written again. */
function claimed(
  state: State,
  location: Location,
  guards: ReturnType<typeof guardsOn>,
  how: How,
): State["claims"] {
  const { claims } = state;
  const claims_ = guards.some(
    (guard) =>
      !guard.read.stale &&
      guard.read.location.key === location.key &&
      !isLimit(guard.condition) &&
      // `if (free === 0) return; free--` lets others in until nothing is left.
      (how !== "update" || findsNothing(guard)),
  );
  if (!claims_ && !claims.has(location.key)) return claims;
  const changed = new Map(claims);
  const key = location.path.find((segment) => segment.kind === "key");
  if (claims_) changed.set(location.key, key?.text ?? "");
  else changed.delete(location.key);
  return changed;
}
