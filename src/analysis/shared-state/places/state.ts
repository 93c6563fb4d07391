import type ts from "typescript";

import { isLimit } from "./guards.ts";
import type { Call } from "./effect.ts";
import type { Location } from "./location.ts";
import {
  common,
  equalMaps,
  equalSets,
  intersect,
  joinMaps,
  mapped,
  mappedWithKey,
  unlessSame,
} from "./maps.ts";
import {
  isLoopedOver,
  joinScratch,
  noScratch,
  partScratch,
  statementOf,
  withLooked,
  type Scratch,
} from "./scratch.ts";
import { withItem } from "./items.ts";
import { joinOwn } from "./own-writes.ts";
import {
  equalReads,
  equalValues,
  joinReads,
  joinValues,
  nothing,
  staleReads,
  type Read,
  type Value,
} from "./value.ts";

/** What is known at a point of a body. */
export interface State {
  /** Values of local variables, and of the lists that loops go through (by their expression). */
  readonly values: ReadonlyMap<ts.Node | ts.Symbol, Value>;
  /** Values of expressions. */
  readonly scratch: Scratch;
  /** Places that forgotten values of expressions were read from; undefined where nobody will ask. */
  readonly looked: ReadonlyMap<string, Location> | undefined;
  /** The conditions that this point depends on and that read shared places. */
  readonly guards: ReadonlyMap<ts.Node, Guard>;
  /** Places that this body has written and not written again. */
  readonly own: ReadonlyMap<string, OwnWrite>;
  /**
   * Places whose check and write in one tick keep other requests out (`if (busy) return; busy = true`).
   * The claim of one slot (`running.add(id)`) keeps out those with the same key, which is its value here.
   */
  readonly claims: ReadonlyMap<string, string>;
  /** Places that this body has counted itself in since it last suspended (`inFlight++`). */
  readonly counted: ReadonlySet<string>;
  /** Whether a lock keeps other requests out. */
  readonly locked: boolean;
  /** Places that this body writes without the lock, too: there it keeps nobody out. */
  readonly unlocked: ReadonlySet<string>;
  /** Whether the body may have suspended since it began. */
  readonly late: boolean;
  /** True behind a call that never comes back: no path goes on but that of its exception. */
  readonly over: boolean;
}

export interface Guard {
  /** 1: on the side where the condition held, 2: where it didn't, 3: on both, so that nothing depends on it. */
  readonly sides: number;
  readonly reads: ReadonlyMap<string, Read>;
  /** What else the condition derives from. */
  readonly flags: number;
}

export interface OwnWrite {
  readonly location: Location;
  readonly node: ts.Node;
  readonly target: ts.Node;
  readonly text: string;
  readonly path: readonly Call[];
  readonly value: Value;
  /** True where the write fills an empty place (`if (!this.x) this.x = …`). */
  readonly fills: boolean;
  /** True where something was found there that the write replaces (`if (row) rows.set(id, …)`). */
  readonly renews: boolean;
  /** The name of the part, where the object around it was replaced by a copy (`state = { ...state, user }`). */
  readonly part?: string | undefined;
  /** What the checks of the place before the write derive from: flags of `value.ts`. */
  readonly compared: number;
  /** True where only taking it back tells: one more element of a list, a new head of what was there. */
  readonly hidden?: boolean;
  /** True where a container was emptied (`table.clear()`, `this.list = []`). */
  readonly emptied?: boolean;
  readonly suspension?: ts.Node | undefined;
  /** True where some paths to here have not written it. */
  readonly partial?: boolean;
}

export const initial: State = {
  values: new Map(),
  scratch: noScratch,
  looked: undefined,
  guards: new Map(),
  own: new Map(),
  claims: new Map(),
  counted: new Set(),
  locked: false,
  unlocked: new Set(),
  late: false,
  over: false,
};

export function joinStates(left: State, right: State): State {
  if (left === right) return left;
  return unlessSame(left, {
    values: joinMaps(left.values, right.values, joinValues),
    scratch: joinScratch(left.scratch, right.scratch),
    looked:
      left.looked &&
      right.looked &&
      joinMaps(left.looked, right.looked, (one) => one),
    guards: joinMaps(left.guards, right.guards, (one, other) =>
      unlessSame(one, {
        sides: one.sides | other.sides,
        reads: joinReads(one.reads, other.reads),
        flags: one.flags | other.flags,
      }),
    ),
    own: joinOwn(left, right),
    claims: intersect(left.claims, right.claims),
    counted: common(left.counted, right.counted),
    locked: left.locked && right.locked,
    unlocked: left.unlocked,
    late: left.late || right.late,
    over: left.over && right.over,
  });
}

export function equalStates(left: State, right: State): boolean {
  return (
    left === right ||
    (left.locked === right.locked &&
      left.late === right.late &&
      left.over === right.over &&
      equalMaps(left.values, right.values, equalValues) &&
      equalMaps(left.scratch.values, right.scratch.values, equalValues) &&
      left.looked?.size === right.looked?.size &&
      equalMaps(
        left.guards,
        right.guards,
        (one, other) =>
          one.sides === other.sides &&
          one.flags === other.flags &&
          equalReads(one.reads, other.reads),
      ) &&
      equalMaps(
        left.own,
        right.own,
        (one, other) =>
          one.node === other.node &&
          one.suspension === other.suspension &&
          one.fills === other.fills &&
          (one.partial ?? false) === (other.partial ?? false) &&
          equalValues(one.value, other.value),
      ) &&
      equalSets(left.counted, right.counted) &&
      left.claims.size === right.claims.size &&
      [...left.claims.keys()].every((key) => right.claims.has(key)))
  );
}

/** The value of a variable. */
export function valueIn(state: State, variable: ts.Symbol): Value {
  return state.values.get(variable) ?? nothing;
}

export function withValue(
  state: State,
  variable: ts.Symbol,
  value: Value,
): State {
  const values = withItem(state.values, variable, value);
  return values === state.values ? state : { ...state, values };
}

/** The value of an expression that was evaluated in this statement. */
export function temporaryIn({ scratch, values }: State, node: ts.Node): Value {
  return scratch.values.get(node) ?? values.get(node) ?? nothing;
}

/** What holds when an expression has its value, and its operands are used up. */
export function withTemporary(
  state: State,
  node: ts.Node,
  value: Value,
  operands: readonly ts.Node[] = [],
): State {
  const statement = statementOf(node);
  const [known, others] = partScratch(state.scratch, statement);
  let values = withItem(known, node, value);
  for (const operand of operands) {
    if (!values.has(operand)) continue;
    if (values === known) values = new Map(known);
    (values as Map<ts.Node, Value>).delete(operand);
  }
  if (others.size === 0 && values === known) return state;
  const scratch = { statement, values };
  if (others.size === 0) return { ...state, scratch };
  let lists = state.values;
  for (const [other, item] of others)
    if (isLoopedOver(other)) lists = withItem(lists, other, item);
  return {
    ...state,
    values: lists,
    scratch,
    looked: state.looked && withLooked(state.looked, others),
  };
}

/** Whether no other request runs this code meanwhile: a lock or a claim is held. */
export function isExclusive(state: State): boolean {
  return state.locked || isClaimed(state);
}

/** Whether a claim of a whole place is held. */
export function isClaimed({ claims }: State): boolean {
  return [...claims.values()].includes("");
}

/** Whether a place is under a key that is claimed. */
export function isClaimedPart({ claims }: State, { path }: Location): boolean {
  const keys = new Set(claims.values());
  return path.some(({ kind, text }) => kind === "key" && keys.has(text));
}

/** The values of a state, each of them changed. */
function withValues(
  { values, scratch }: State,
  change: (value: Value) => Value,
): Pick<State, "values" | "scratch"> {
  const temporaries = mapped(scratch.values, change);
  return {
    values: mapped(values, change),
    scratch:
      temporaries === scratch.values
        ? scratch
        : { ...scratch, values: temporaries },
  };
}

/** What holds after other requests had their turn. */
export function suspended(state: State, suspension: ts.Node): State {
  if (isExclusive(state)) return behindLock(state, suspension);
  const spared = (location: Location): boolean =>
    isClaimedPart(state, location);
  return {
    ...state,
    late: true,
    counted: initial.counted,
    ...withValues(state, (value) => {
      const reads = staleReads(value.reads, suspension, spared);
      return reads === value.reads ? value : { ...value, reads };
    }),
    guards: mappedWithKey(state.guards, (guard, condition) => {
      // `if (reserved.has(name) || users.some(…)) return; reserved.add(name)`: the claim holds what was checked with it.
      if (state.claims.size > 0 && !isLimit(condition)) return guard;
      const reads = staleReads(guard.reads, suspension, spared);
      return reads === guard.reads ? guard : { ...guard, reads };
    }),
    own: mapped(state.own, (own) => {
      const reads = staleReads(own.value.reads, suspension, spared);
      const late =
        own.suspension ?? (spared(own.location) ? undefined : suspension);
      return late === own.suspension && reads === own.value.reads
        ? own
        : { ...own, suspension: late, value: { ...own.value, reads } };
    }),
  };
}

/** What holds after a wait under a lock: only who writes without it can have come in between. */
function behindLock(state: State, suspension: ts.Node): State {
  const late =
    state.late && state.counted.size === 0
      ? state
      : { ...state, late: true, counted: initial.counted };
  const { unlocked } = state;
  if (unlocked.size === 0 || isClaimed(state)) return late;
  const overtaken = <Item extends Pick<Value, "reads">>(item: Item): Item => {
    const reads = staleReads(
      item.reads,
      suspension,
      ({ key }) => !unlocked.has(key),
    );
    return reads === item.reads ? item : { ...item, reads };
  };
  return {
    ...late,
    ...withValues(state, overtaken),
    guards: mapped(state.guards, overtaken),
  };
}

/** What holds where a comparison has shown that nobody came in between. */
export function refreshed(state: State): State {
  const current = (
    reads: ReadonlyMap<string, Read>,
  ): ReadonlyMap<string, Read> => {
    if (![...reads.values()].some((read) => read.stale)) return reads;
    return new Map(
      [...reads].map(([key, read]) => [key, { ...read, stale: undefined }]),
    );
  };
  return {
    ...state,
    ...withValues(state, (value) => ({
      ...value,
      reads: current(value.reads),
    })),
    guards: mapped(state.guards, (guard) => ({
      ...guard,
      reads: current(guard.reads),
    })),
  };
}

/** What a function that is created here knows when it is called, whenever that is: which variable is which place. */
export function unknownTime(state: State): State {
  return {
    ...initial,
    unlocked: state.unlocked,
    looked: state.looked && new Map<string, Location>(),
    values: mapped(state.values, (value) =>
      value.reads.size === 0 ? value : { ...value, reads: new Map() },
    ),
    late: true,
  };
}
