import type ts from "typescript";

import type { Carried } from "./carried.ts";
import type { HeldAtEnd } from "../following/held-at-end.ts";
import type { Location, OwnRoot } from "./location.ts";
import type { Guard, OwnWrite } from "./state.ts";
import type { Read, Value } from "./value.ts";

/** Something that a body does with a place, in the terms of that body. */
export type Effect = WriteEffect | ReadEffect | KeptEffect | HandedEffect;

/** Where a place is read or written, as a report will name it. */
export interface Access {
  readonly location: Location;
  readonly node: ts.Node;
  readonly target: ts.Node;
  readonly text: string;
  readonly path: readonly Call[];
}

interface Placed {
  readonly location: Location;
  /** The access, or the call in this body that leads to it. */
  readonly node: ts.Node;
  /** The access itself. */
  readonly target: ts.Node;
  /** How the code names the place. */
  readonly text: string;
  /** The calls that lead there from the body that the effects belong to, outermost first. */
  readonly path: readonly Call[];
  /** Whether the body may have suspended before. */
  readonly late: boolean;
  /** What the place hangs on for the helpers that make the whole mistake with no object of their callers', innermost first. */
  readonly inside?: readonly OwnRoot[];
}

export interface Call {
  readonly name: string;
  readonly node: ts.Node;
}

export interface WriteEffect extends Placed {
  readonly kind: "write";
  /** Whether a lock or a claim kept all other requests out. */
  readonly exclusive?: boolean;
  readonly how: How;
  readonly value: Value;
  /** True where the value or a check in force reads the place as it is now. */
  readonly fresh: boolean;
  /** True where a check of the place stands before the write, of whatever age. */
  readonly guarded: boolean;
  /** True where a check of the place as it is now, with something else, decides on the write. */
  readonly decided?: boolean;
  /** True where such a check has found something there: the write puts another thing in its stead. */
  readonly replaces?: boolean;
  /** What the checks of the place before the write derive from: flags of `value.ts`. */
  readonly compared: number;
  /** The reading that others may have overtaken. */
  readonly stale: Stale | undefined;
  /** What this write puts back after a suspension: this body's own earlier write. */
  readonly restores: OwnWrite | undefined;
  /** The container that this body has emptied before a suspension, and that this write fills again. */
  readonly refills?: OwnWrite | undefined;
}

export type How =
  | "assign"
  /** `++`, `+=`, a new value computed from the place itself */
  | "update"
  | "mark"
  | "append"
  | "remove"
  | "take"
  /** `= undefined`, `= null`, `= false`, `= []`, `.clear()` */
  | "reset";

/** A check, what it derives from and its side that is in force, as in `Guard`. */
export type Checked = Pick<Stale, "condition" | "flags" | "sides">;

export interface Stale {
  readonly read: Read;
  readonly suspension: ts.Node;
  /** Whether the written value depends on the reading, or only the decision to write. */
  readonly through: "value" | "check";
  readonly condition: ts.Node | undefined;
  /** What the condition derives from: flags of `value.ts`. */
  readonly flags: number;
  /** As in `Guard`. */
  readonly sides: number;
  /** The other checks of the place that have grown old: `given !== token` of `!token || given !== token`. */
  readonly beside?: readonly Checked[];
  /** True where what is written is the very object that was found there. */
  readonly putBack?: boolean;
}

export interface ReadEffect extends Placed {
  readonly kind: "read";
  /** Whether a lock or a claim kept all other requests out. */
  readonly exclusive?: boolean;
  readonly use: Use;
  /** What this body wrote there before a suspension. */
  readonly own: OwnWrite | undefined;
  /** True where no path to here has written the place. */
  readonly unwritten: boolean;
  /** True where only some of the paths to here have. */
  readonly partly?: boolean;
  /** What the places that it is compared with before derive from: flags of `value.ts`. */
  readonly compared: number;
  /** What this body wrote there if it had found the place empty. */
  readonly filled: OwnWrite | undefined;
  /** The condition that read the same place before a suspension, and went on either way. */
  readonly again?: Again | undefined;
}

export interface Again {
  readonly condition: ts.Node;
  readonly suspension: ts.Node;
}

/**
 * - `log`: handed to a call that can't decide anything for the request.
 * - `identity`: compared with a value at hand (`if (this.job === job)`).
 * - `snapshot`: put into an object or a text as it is.
 * - `mine`: anything else.
 */
export type Use = "log" | "identity" | "snapshot" | "mine";

/** A body's write that is still there when other code runs. */
export interface KeptEffect extends Placed {
  readonly kind: "kept";
  readonly own: OwnWrite;
  /** True where a lock is held meanwhile: only who doesn't take it comes in. */
  readonly held?: boolean;
}

/** An object that holds a body's own write is handed to code that isn't known. */
export interface HandedEffect extends Placed {
  readonly kind: "handed";
  readonly own: OwnWrite;
}

/** What a function does with places, and what it returns. */
export interface Summary {
  readonly effects: readonly Effect[];
  /** What its callers carry on of them. */
  readonly carried: Carried;
  readonly returns: Value;
  readonly suspends: boolean;
  /** Parameters (bits) that are called while a lock is held. */
  readonly lockedParameters: number;
  /** Parameters (bits) that are called only after other code had its turn. */
  readonly lateParameters: number;
  /** Its calls, and whether all other requests are kept out whenever one is made. */
  readonly exclusive: ReadonlyMap<ts.Node, boolean>;
  readonly held: HeldAtEnd;
  readonly checks: readonly PassedCheck[];
}

/** A check behind which a function throws, and what is so where it doesn't. */
export interface PassedCheck {
  readonly condition: ts.Node;
  readonly guard: Guard;
}

/** Whether a write, by itself or with an earlier one, may be a mistake. */
export function isMistake({ stale, restores, refills }: WriteEffect): boolean {
  return stale !== undefined || restores !== undefined || refills !== undefined;
}

/** A helper's write in its caller's terms, with what only the helper knows of it. */
export function withInner(write: WriteEffect, inner: WriteEffect): WriteEffect {
  return {
    ...write,
    exclusive: write.exclusive === true || inner.exclusive === true,
    guarded: write.guarded || inner.guarded,
    decided: write.decided === true || inner.decided === true,
    replaces: write.replaces === true || inner.replaces === true,
  };
}

export const noCalls: readonly Call[] = [];

/**
 * What a helper that writes a place has seen of it in the same tick: nothing, its value, a check of it, or one of its
 * checks with something else (`!config || reload`), which says nothing of a value that its caller has read.
 */
export type Known = "nothing" | "value" | "decided" | "all";
